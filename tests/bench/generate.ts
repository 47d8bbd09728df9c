import { stringify } from 'yaml';
import { parseScript } from '../../src/lib/scenario/parse';
import type { Item, Script, ScriptChoice } from '../../src/lib/scenario/schema';
import { drawing, english, japanese, type Draw, type Sentences } from './sentences';

/** How large a story is to be. */
export interface Size {
	/** Number of scenes: even, 4 at least. */
	scenes: number;
	/**
	 * For how many decisions a tie stays moved and a mark is in doubt; 3 by default. Marks are never cleared, so a
	 * mark that only some runs have is left by every choice so much later. It bounds the number of configurations.
	 */
	memory?: number;
	/** Another story of the same size; 1 by default. */
	edition?: number;
}

/** A generated story as its author would have written it. */
export interface Generated {
	/** `scenario.yaml`. */
	ja: string;
	/** `en.yaml`. */
	en: string;
	/** The Japanese script after the schema: what the peers are made of. */
	script: Script;
}

const TIES = ['trust', 'rest', 'link', 'calm'];
const MARKS = Array.from({ length: 12 }, (_, n) => `m${n + 1}`);
const SPEAKERS = ['mother', 'father', 'child'];
const LANES = ['a', 'b'];
const ENDINGS = ['rain', 'lamp', 'road'];

/**
 * A story of so many scenes, every one of them a decision with three choices. The scenes stand in two lanes: each
 * decision leads to one lane or the other, and the lanes cross at the next decision, so a run sees half of the
 * scenes. The same size gives the same story, down to the byte.
 * @throws Error when the format has changed so that the story no longer passes the schema.
 */
export function generate({ scenes, memory = 3, edition = 1 }: Size): Generated {
	const rows = scenes / 2 + 1;
	const ja = yaml(story(rows, memory, japanese(drawing(`ja ${scenes} ${edition}`))));
	const en = yaml(proseOnly(story(rows, memory, english(drawing(`en ${scenes} ${edition}`)))));
	const { script, problems } = parseScript('scenario.yaml', ja);
	if (!script) throw new Error(`The generated story is not sound: ${problems[0]?.message}`);
	return { ja, en, script };
}

const yaml = (tree: unknown) => stringify(tree, { lineWidth: 0, aliasDuplicateObjects: false });

function story(rows: number, memory: number, say: Sentences): object {
	const draw = drawing(`roads ${rows}`);
	const scenes = Array.from({ length: rows }, (_, row) =>
		(row === 0 || row === rows - 1 ? ['a'] : LANES).map((lane) => [
			`s${row}-${lane}`,
			scene(row, lane, { rows, memory, say, draw })
		])
	);
	const name = () => say.where();
	const tie = (ends: object) => ({
		...ends,
		name: name(),
		levels: say.levels,
		start: say.levels[1]
	});
	return {
		title: say.short(),
		summary: `${say.narration()}${say.line()}`,
		role: name(),
		minutes: 20,
		about: { facts: say.narration(), invented: say.narration() },
		principles: ['slow-and-unbroken'],
		people: Object.fromEntries(['you', ...SPEAKERS].map((id) => [id, { name: name() }])),
		ties: Object.fromEntries(
			TIES.map((id, n) => [
				id,
				tie(n === 0 ? { from: 'you', to: 'mother' } : { of: SPEAKERS[n - 1] })
			])
		),
		marks: Object.fromEntries(MARKS.map((mark) => [mark, say.short()])),
		scenes: Object.fromEntries(scenes.flat()) as object,
		endings: Object.fromEntries(
			ENDINGS.map((id) => [
				id,
				{ title: name(), text: [say.narration(), say.line()], you: say.line() }
			])
		)
	};
}

interface Around {
	rows: number;
	memory: number;
	say: Sentences;
	draw: Draw;
}

function scene(row: number, lane: string, around: Around): object {
	const { say, rows } = around;
	const returning = MARKS.filter((_, n) => n % 3 === 0 && rowOf(n, rows) + 2 === row);
	const text = Array.from({ length: 6 - returning.length }, (_, n): Item => {
		return n % 2 === 0 ? say.narration() : { [SPEAKERS[(row + n) % 3] ?? '']: say.line() };
	});
	const echoes = returning.map((echo): Item => {
		return { echo, because: say.short(), text: [say.line()] };
	});
	return {
		when: say.when(),
		where: say.where(),
		basis: 'invented',
		text: [...text, ...echoes],
		ask: say.ask(),
		choices: Object.fromEntries(
			[0, 1, 2].map((n) => [`s${row}-${lane}-${n + 1}`, choice(row, n, around)])
		)
	};
}

function choice(row: number, n: number, { rows, memory, say, draw }: Around): ScriptChoice {
	const lane = LANES[n] ?? draw(LANES);
	const next = row + 1;
	const marks = MARKS.filter((_, mark) => {
		const first = rowOf(mark, rows);
		return (first === row && mark % 3 === n) || first + memory === row;
	});
	const moves: Record<string, string> = {};
	const move = ['up', 'down'][n];
	if (move) moves[TIES[row % TIES.length] ?? ''] = move;
	if (row % memory === memory - 1) for (const tie of TIES) moves[tie] = say.levels[1] ?? '';
	return {
		say: say.line(),
		aim: say.short(),
		gain: say.short(),
		cost: say.short(),
		...(Object.keys(moves).length > 0 ? { moves } : {}),
		...(marks.length > 0 ? { marks } : {}),
		then: say.narration(),
		to: next === rows ? (ENDINGS[n] ?? '') : `s${next}-${next === rows - 1 ? 'a' : lane}`
	};
}

/** The decision that may leave a mark: the marks are spread over the whole story. */
function rowOf(mark: number, rows: number): number {
	return Math.floor((mark * (rows - 1)) / MARKS.length);
}

const STRUCTURE = ['minutes', 'principles', 'basis', 'moves', 'to', 'from', 'of', 'start', 'echo'];

/** The same tree without structure, as a translation has it. */
function proseOnly(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(proseOnly);
	if (typeof node !== 'object' || node === null) return node;
	const kept = Object.entries(node).filter(
		([key, value]) => !STRUCTURE.includes(key) && !(key === 'marks' && Array.isArray(value))
	);
	return Object.fromEntries(kept.map(([key, value]) => [key, proseOnly(value)]));
}
