import { NAME_LINE, STATE_LINE } from './cells';
import type { Box, Placed, Places } from './place';

export interface Point {
	x: number;
	y: number;
}

/** Room that a line should not cross: a shape, or words. */
export interface Obstacle {
	/** Whose it is. */
	id: string;
	/** A shape stops the lines that lead to it; words never should be crossed. */
	shape: boolean;
	box: Box;
}

/** How far a line may swing to the side to pass beside others, least first. */
const BENDS = [0, 14, -14, 28, -28, 44, -44, 62, -62];
/** Free space between a shape and the end of its lines. */
const AIR = 3;

/** Everything on the map that lines should pass beside. */
export function obstaclesOf({ cells, home }: Places): Obstacle[] {
	const found = cells.flatMap(({ id, cx, cy, rx, ry, box }): Obstacle[] => {
		const shape = { x: cx - rx, y: cy - ry, width: 2 * rx, height: 2 * ry };
		const foot = cy + ry + AIR;
		const words = { x: box.x, y: foot, width: box.width, height: box.y + box.height - foot - AIR };
		return [
			{ id, shape: true, box: shape },
			...(words.height > STATE_LINE / 2 ? [{ id, shape: false, box: words }] : [])
		];
	});
	if (!home) return found;
	const rows = home.states.reduce((sum, state) => sum + state.rows, 0);
	const width = Math.max(30, ...home.states.map((state) => state.width));
	const head = { x: home.x + 8, y: home.y + 6, width, height: NAME_LINE + rows * STATE_LINE };
	return [...found, { id: 'home', shape: false, box: head }];
}

/**
 * The line between two shapes, from edge to edge: straight where it meets nothing, otherwise bent a little.
 * @param nth how many lines already join the two; further ones keep beside the first.
 * @param rough a straight line of few points, to compare arrangements by.
 * @returns its points, and how much it crosses (0 is nothing).
 */
export function route(
	from: Placed,
	to: Placed,
	{
		places,
		obstacles,
		nth = 0,
		rough = false
	}: { places: Places; obstacles: Obstacle[]; nth?: number; rough?: boolean }
): { points: Point[]; crossed: number } {
	const others = obstacles.filter(({ id, shape }) => !shape || (id !== from.id && id !== to.id));
	let best: { points: Point[]; crossed: number } | undefined;
	for (const bend of rough ? [0] : BENDS.slice(nth && 2 * nth - 1)) {
		const points = between(from, to, bend, rough ? 24 : 60);
		const crossed = points.filter(
			(point) => outside(point, places) || others.some(({ box }) => isIn(point, box, 3))
		).length;
		if (!best || crossed < best.crossed) best = { points, crossed };
		if (crossed === 0) break;
	}
	return best ?? { points: [], crossed: 0 };
}

function between(from: Placed, to: Placed, bend: number, samples: number): Point[] {
	const [a, b] = [middle(from), middle(to)];
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
	const control = {
		x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * 2 * bend,
		y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * 2 * bend
	};
	const points = Array.from({ length: samples + 1 }, (_, n): Point => {
		const t = n / samples;
		const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
		return { x: p * a.x + q * control.x + r * b.x, y: p * a.y + q * control.y + r * b.y };
	});
	return points.filter((point) => !covers(from, point) && !covers(to, point));
}

function middle({ cx, cy }: Placed): Point {
	return { x: cx, y: cy };
}

function covers({ kind, cx, cy, rx, ry }: Placed, { x, y }: Point): boolean {
	if (kind === 'service') return Math.abs(x - cx) < rx + AIR && Math.abs(y - cy) < ry + AIR;
	return Math.hypot(x - cx, y - cy) < rx + AIR;
}

function isIn({ x, y }: Point, box: Box, air: number): boolean {
	return (
		x > box.x - air &&
		x < box.x + box.width + air &&
		y > box.y - air &&
		y < box.y + box.height + air
	);
}

function outside({ x, y }: Point, { width, height }: Places): boolean {
	return x < 3 || y < 3 || x > width - 3 || y > height - 3;
}

/** SVG path through points; straight pieces, close enough to look like one curve. */
export function pathOf(points: readonly Point[]): string {
	const [first, ...rest] = points;
	const last = rest.at(-1);
	if (!first || !last) return '';
	const straight = Math.abs(turn(first, last, points[points.length >> 1] ?? first)) < 1;
	return `M${at(first)}L${(straight ? [last] : rest).map(at).join(' ')}`;
}

/** SVG path of a zigzag along points, for a strained tie; it begins and ends on the line. */
export function zigzagOf(points: readonly Point[]): string {
	const swing = 4.5;
	const even = evenly(points, 5.5);
	const swung = even.map((point, n): Point => {
		const [before, after] = [even[n - 1], even[n + 1]];
		if (!before || !after) return point;
		const [dx, dy] = [after.x - before.x, after.y - before.y];
		const side = (n % 2 === 0 ? swing : -swing) / (Math.hypot(dx, dy) || 1);
		return { x: point.x - dy * side, y: point.y + dx * side };
	});
	return swung.length < 2 ? '' : `M${swung.map(at).join('L')}`;
}

/** Points at one distance along a line, about so far apart, its ends among them. */
function evenly(points: readonly Point[], apart: number): Point[] {
	const lengths = points.map((point, n) => distance(points[n - 1] ?? point, point));
	const total = lengths.reduce((sum, length) => sum + length, 0);
	const step = total / Math.max(3, Math.round(total / apart));
	const kept = points.slice(0, 1);
	let walked = 0;
	for (const [n, point] of points.entries()) {
		const before = points[n - 1];
		const length = lengths[n] ?? 0;
		while (before && length > 0 && walked + length >= step * kept.length - 0.001) {
			const t = (step * kept.length - walked) / length;
			kept.push({ x: before.x + t * (point.x - before.x), y: before.y + t * (point.y - before.y) });
		}
		walked += length;
	}
	return kept;
}

/** Where on a line a mark hides nothing: as near to its middle as may be. */
export function openPoint(points: readonly Point[], obstacles: readonly Obstacle[]): Point {
	const half = points.length / 2;
	const inner = points
		.map((point, n) => ({ point, off: Math.abs(n - half) }))
		.sort((a, b) => a.off - b.off);
	const open = inner.find(({ point }) => !obstacles.some(({ box }) => isIn(point, box, 11)));
	return (open ?? inner[0])?.point ?? { x: 0, y: 0 };
}

/** How far two points are apart. */
export function distance(a: Point, b: Point): number {
	return Math.hypot(a.x - b.x, a.y - b.y);
}

function turn(a: Point, b: Point, c: Point): number {
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
	return ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / length;
}

function at({ x, y }: Point): string {
	return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
