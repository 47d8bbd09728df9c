import type { Program, TieNode } from '$lib/scenario/program';
import { widthOf, wrap } from './letters';

/** Sizes of the map's letters, in units of its drawing. */
export const NAME = 15;
export const NAME_LINE = 18;
export const STATE = 12.5;
export const STATE_LINE = 16;
/** The widest line of a name under its shape, and of a state. */
const WIDEST = 130;
const WIDEST_STATE = 92;
/** Space left and right of a state's words, together. */
export const STATE_PAD = 12;
/** The largest circle. Longer names stand below a small one. */
const LARGEST = 46;
const SMALL = 17;

export type ShapeKind = 'you' | 'person' | 'service' | 'creature';

/** Someone on the map: a shape, a name, and the states (`of`) below it, as large as they ever get. */
export interface Cell {
	id: string;
	kind: ShapeKind;
	home: boolean;
	/** Half the width and height of the shape; equal for circles. */
	rx: number;
	ry: number;
	name: string[];
	/** Whether the name stands below the shape rather than in it. */
	below: boolean;
	states: State[];
	/** Of everything together. */
	width: number;
	height: number;
}

/** A condition at a person or at the home: its levels, each broken into lines. */
export interface State {
	tie: string;
	levels: string[][];
	/** Number of lines kept free, so that nothing moves when the level does. */
	rows: number;
	width: number;
}

type Say = (key: string) => string;

/** The cells of everybody who is on the map, in the order of the script. */
export function cellsOf(program: Program, say: Say): Cell[] {
	const ends = new Set(Object.values(program.ties).flatMap(({ from, to, of }) => [from, to, of]));
	// Who is tied to nobody would only float there; the house shows all who live in it.
	const people = Object.entries(program.people).filter(
		([id, { unseen, home }]) => !unseen && (ends.has(id) || home || id === 'you')
	);
	const drafts = people.map(([id, { home = false, kind = 'person' }]) => {
		const shape: ShapeKind = id === 'you' ? 'you' : kind;
		return {
			id,
			home,
			kind: shape,
			states: statesOf(program, id, say),
			...named(shape, say(`people.${id}.name`))
		};
	});
	// Circles with a name inside are equally large: nobody counts for more than another.
	const inside = drafts.filter(({ below, kind }) => !below && kind !== 'service');
	const radius = Math.max(28, ...inside.map(({ rx }) => rx));
	return drafts.map((draft) =>
		sized(inside.includes(draft) ? { ...draft, rx: radius, ry: radius } : draft)
	);
}

/** The conditions of a person or of the home. */
export function statesOf(program: Program, of: string, say: Say, most = WIDEST_STATE): State[] {
	return Object.entries(program.ties)
		.filter(([, tie]) => tie.of === of)
		.map(([id, tie]) => {
			const levels = tie.lines.map((_, n) => stateLines(id, tie, n, say, most));
			return {
				tie: id,
				levels,
				rows: Math.max(...levels.map((lines) => lines.length)),
				width: widest(levels.flat(), STATE) + STATE_PAD
			};
		});
}

/** A person's state is its level; the home's also says what it is about. */
function stateLines(id: string, tie: TieNode, level: number, say: Say, most: number): string[] {
	const words = say(`ties.${id}.levels.${level}`);
	const name = tie.of === 'home' ? nameOf(id, say) : undefined;
	if (!name) return wrap(words, STATE, most);
	const head = /[ぁ-んァ-ヶ一-龯]/.test(name) ? `${name}：` : `${name}: `;
	if (widthOf(head + words, STATE) <= most) return [head + words];
	return [...wrap(head.trimEnd(), STATE, most), ...wrap(words, STATE, most)];
}

/** The name of a tie, where it has one; a key without a text comes back as it is. */
export function nameOf(tie: string, say: Say): string | undefined {
	const key = `ties.${tie}.name`;
	const name = say(key);
	return name === key || name === '' ? undefined : name;
}

function named(kind: ShapeKind, name: string): Pick<Cell, 'name' | 'below' | 'rx' | 'ry'> {
	if (kind === 'service') {
		const lines = wrap(name, NAME, 96);
		const rx = Math.max(26, widest(lines, NAME) / 2 + 9);
		return { name: lines, below: false, rx, ry: (lines.length * NAME_LINE) / 2 + 8 };
	}
	for (const lines of kind === 'creature' ? [] : [[name], wrap(name, NAME, 84)]) {
		const radius =
			Math.hypot(widest(lines, NAME) / 2, ((lines.length - 1) * NAME_LINE) / 2 + 5) + 3.5;
		if (lines.length <= 2 && radius <= LARGEST && isWhole(lines, name))
			return { name: lines, below: false, rx: radius, ry: radius };
	}
	const radius = kind === 'creature' ? SMALL - 4 : SMALL;
	return { name: wrap(name, NAME, WIDEST), below: true, rx: radius, ry: radius };
}

/** Whether no word of letters was cut to make lines; Japanese may break anywhere. */
function isWhole(lines: string[], name: string): boolean {
	return !/[A-Za-z]/.test(name) || lines.join(' ') === name;
}

function sized(draft: Omit<Cell, 'width' | 'height'>): Cell {
	const { rx, ry, name, below, states } = draft;
	const rows = states.reduce((sum, state) => sum + state.rows, 0);
	const words = below ? widest(name, NAME) : 0;
	return {
		...draft,
		width: Math.max(2 * rx, words, ...states.map(({ width }) => width)) + 4,
		height:
			2 * ry +
			(below ? name.length * NAME_LINE + 2 : 0) +
			(rows > 0 ? rows * STATE_LINE + 4 : 0) +
			4
	};
}

function widest(lines: string[], size: number): number {
	return Math.max(0, ...lines.map((line) => widthOf(line, size)));
}
