import type { Program } from '$lib/scenario/program';
import type { Line } from '$lib/scenario/vocabulary';
import type { Standing } from '$lib/machine/standing';
import { cellsOf, nameOf, statesOf, type Cell } from './cells';
import { distance, obstaclesOf, openPoint, pathOf, route, zigzagOf, type Point } from './lines';
import { place, type Places } from './place';

type Say = (key: string) => string;

/** Where everything on the map stands and how its lines run. It stays the same all through a story. */
export interface Plan {
	places: Places;
	/** Points of the line of each relation whose two ends are on the map. */
	ways: Record<string, Point[]>;
	/** Where a change of each is marked: near its middle, where that hides nothing. */
	marks: Record<string, Point>;
	/** How much the lines cross what they should not: 0 in all but crowded maps. */
	crossed: number;
}

/** A relation as it is drawn now. */
export interface TieLine {
	id: string;
	line: Line;
	/** An SVG path. */
	d: string;
	/** Where a change is marked. */
	mark: Point;
	changed: boolean;
}

/** One sentence a tie: what the map shows, in words. */
export interface TieWords {
	id: string;
	text: string;
	changed: boolean;
}

/**
 * Lay out the map of ties.
 * @param say texts of the story, by key.
 * @param home the word for the home.
 */
export function planMap(program: Program, say: Say, home: string): Plan {
	const house = { label: home, states: statesOf(program, 'home', say, 165) };
	const pairs = relations(program);
	const laid = (cells: readonly Cell[], rough = false): Plan => {
		const places = place(cells, house);
		const obstacles = obstaclesOf(places);
		const ways: Plan['ways'] = {};
		const marks: Plan['marks'] = {};
		const joined = new Map<string, number>();
		let crossed = 0;
		for (const [id, ...ends] of pairs) {
			const [from, to] = ends.map((end) => places.cells.find((cell) => cell.id === end));
			if (!from || !to || from === to) continue;
			const pair = ends.sort().join(' ');
			const nth = joined.get(pair) ?? 0;
			joined.set(pair, nth + 1);
			const way = route(from, to, { places, obstacles, nth, rough });
			ways[id] = way.points;
			if (!rough) marks[id] = openPoint(way.points, obstacles);
			crossed += way.crossed;
		}
		return { places, ways, marks, crossed };
	};
	// People change places within their group while that leaves less in the way of straight lines.
	const tied = new Set(pairs.flatMap(([, ...ends]) => ends));
	let cells = cellsOf(program, say);
	let cost = costOf(laid(cells, true));
	for (let better = true; better;) {
		better = false;
		for (const other of swaps(cells, tied)) {
			const now = costOf(laid(other, true));
			if (now >= cost - 1) continue;
			[cells, cost, better] = [other, now, true];
		}
	}
	return laid(cells);
}

/** Lines that cross something cost most, then lines too short to be seen, long ones, and a wide map. */
function costOf({ places, ways, crossed }: Plan): number {
	const lengths = Object.values(ways).map((points) => lengthOf(points));
	const short = lengths.reduce((sum, length) => sum + Math.max(0, 40 - length), 0);
	const long = lengths.reduce((sum, length) => sum + length, 0);
	return crossed * 12 + short * 8 + long / 10 + places.width / 2;
}

function lengthOf(points: readonly Point[]): number {
	const [a, b] = [points[0], points.at(-1)];
	return a && b ? distance(a, b) : 0;
}

/** Every other order of the cells that one swap within a group makes, and that can matter to a line. */
function swaps(cells: readonly Cell[], tied: Set<string>): Cell[][] {
	return cells.flatMap((a, i) =>
		cells.flatMap((b, j) => {
			if (j <= i || a.home !== b.home || (!tied.has(a.id) && !tied.has(b.id))) return [];
			return [cells.map((cell, n) => (n === i ? b : n === j ? a : cell))];
		})
	);
}

/** Relations as id, one end, other end. */
function relations(program: Program): [string, string, string][] {
	return Object.entries(program.ties).flatMap(([id, { from, to }]) =>
		from && to ? [[id, from, to]] : []
	);
}

/**
 * The lines of a plan as a story stands.
 * @param before where it stood a step earlier; what differs is marked as changed.
 */
export function linesOf(
	plan: Plan,
	program: Program,
	standing: Standing,
	before?: Standing
): TieLine[] {
	return Object.entries(plan.ways).map(([id, points]) => {
		const line = program.ties[id]?.lines[levelOf(program, id, standing)] ?? 'plain';
		return {
			id,
			line,
			d: line === 'strained' ? zigzagOf(points) : pathOf(points),
			mark: plan.marks[id] ?? { x: 0, y: 0 },
			changed: hasChanged(program, id, standing, before)
		};
	});
}

/** The level of a tie, counted from 0; the first one where a story says nothing yet. */
export function levelOf(program: Program, tie: string, standing: Standing): number {
	return standing.ties[tie] ?? program.ties[tie]?.start ?? 0;
}

/** Whether a tie differs from where it stood before. */
export function hasChanged(
	program: Program,
	tie: string,
	standing: Standing,
	before: Standing | undefined
): boolean {
	return before !== undefined && levelOf(program, tie, before) !== levelOf(program, tie, standing);
}

/**
 * The map in words: one sentence for each tie that is on the map.
 * @param t words of the player's page: `tie-pair`, `tie-you`, `tie-now`, `tie-was`.
 */
export function wordsOf(
	program: Program,
	standing: Standing,
	{
		before,
		say,
		t
	}: {
		before?: Standing | undefined;
		say: Say;
		t: (key: string, values: Record<string, string>) => string;
	}
): TieWords[] {
	const seen = (id: string | undefined) =>
		id !== undefined && id in program.people && !program.people[id]?.unseen;
	const name = (id: string) => say(`people.${id}.name`);
	return Object.entries(program.ties).flatMap(([id, { from, to, of }]) => {
		if (of ? of !== 'home' && !seen(of) : !seen(from) || !seen(to)) return [];
		// The learner comes last: the others are what the map is about.
		const [one = '', other = ''] = from === 'you' ? [to, from] : [from, to];
		const tie =
			nameOf(id, say) ??
			(of
				? name(of)
				: t(other === 'you' ? 'tie-you' : 'tie-pair', { one: name(one), other: name(other) }));
		const level = (at: Standing) => say(`ties.${id}.levels.${levelOf(program, id, at)}`);
		const changed = hasChanged(program, id, standing, before);
		const text =
			before && changed
				? t('tie-was', { tie, level: level(standing), before: level(before) })
				: t('tie-now', { tie, level: level(standing) });
		return [{ id, text, changed }];
	});
}
