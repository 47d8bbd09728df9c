import { NAME, STATE_LINE, type Cell, type State } from './cells';
import { widthOf } from './letters';

/** A rectangle by its corner. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A cell with the middle of its shape. */
export interface Placed extends Cell {
	cx: number;
	cy: number;
	/** Room of shape, name and states together. */
	box: Box;
}

/** Where everything stands; the home is missing where nobody lives in it. */
export interface Places {
	width: number;
	height: number;
	home?: Box & { label: string; states: State[] };
	cells: Placed[];
}

/** Space around the map, between cells, and between the home and those at its right. */
const EDGE = 6;
const APART = 12;
const GAP = 38;
/** Space between two columns of the home, and between two people of one column: lines run there. */
const AISLE = 22;
const STEP = 32;
const PAD = 12;
/** A map of few people is no narrower, so that they are not drawn larger than many. */
const LEAST = 330;

/**
 * Place the cells: the home at the left with its people in two columns, each a little lower than the one before,
 * so that a line passes beside a person and not through; `you` at the right; the others around.
 * @param cells in the order to place them.
 * @param home its word, and its conditions.
 */
export function place(cells: readonly Cell[], home: { label: string; states: State[] }): Places {
	const { boxed, inner, above, below, right } = sides(cells, home.states.length > 0);
	const yard = zigzag(inner);
	const house = boxed ? houseOf(home, yard) : { head: 0, width: yard.width, height: yard.height };
	const across = Math.max(house.width, row(above), row(below));
	const over = tallest(above);
	const left = over + house.height + tallest(below);
	const column = right.reduce((sum, cell) => sum + cell.height + APART, -APART);
	const height = Math.max(left, column);
	const last = Math.max(0, ...right.map((cell) => cell.width));
	const bare = 2 * EDGE + across + last;
	const gap = last > 0 && across > 0 ? Math.min(2.5 * GAP, Math.max(GAP, LEAST - bare)) : 0;
	const width = Math.max(LEAST, bare + gap);

	const start = (width - across - gap - last) / 2;
	const top = EDGE + (height - left) / 2;
	const x = start + (across - house.width) / 2;
	const y = top + over;
	const indent = x + (house.width - yard.width) / 2;
	return {
		width,
		height: height + 2 * EDGE,
		...(boxed ? { home: { x, y, width: house.width, height: house.height, ...home } } : {}),
		cells: [
			...stack(right, start + across + gap + last / 2, EDGE, height),
			...yard.at.map((one) => put(one.cell, indent + one.cx, y + house.head + one.y)),
			...spread(above, start, across, top),
			...spread(below, start, across, y + house.height + APART)
		]
	};
}

/** Who stands where: in the home, in rows above and below it, or at the right with `you`. */
function sides(cells: readonly Cell[], states: boolean) {
	const living = cells.filter((cell) => cell.home);
	const others = cells.filter((cell) => !cell.home && cell.id !== 'you');
	const you = cells.filter((cell) => !cell.home && cell.id === 'you');
	const boxed = states || living.length > 0;
	const around = boxed ? others : [];
	const below = around.slice(0, around.length >= 4 ? 2 : 0);
	const above = around.slice(below.length, below.length + (around.length >= 6 ? 2 : 0));
	const beside = around.slice(below.length + above.length);
	const upper = Math.ceil(beside.length / 2);
	const right = [...beside.slice(0, upper), ...you, ...beside.slice(upper)];
	return { boxed, inner: boxed ? living : others, above, below, right };
}

/** The size of the home, with room for its word and conditions at the top. */
function houseOf(
	{ label, states }: { label: string; states: State[] },
	yard: { width: number; height: number }
) {
	const rows = states.reduce((sum, state) => sum + state.rows, 0);
	const head = NAME + 16 + (rows > 0 ? rows * STATE_LINE + 8 : 0);
	const words = Math.max(widthOf(label, NAME), ...states.map(({ width }) => width));
	return { head, width: Math.max(yard.width, words) + 2 * PAD, height: head + yard.height + PAD };
}

/** Two columns; each cell begins a little below the middle of the one before it. */
function zigzag(cells: readonly Cell[]) {
	const [first = 0, second = 0] = [0, 1].map((side) =>
		Math.max(0, ...cells.filter((_, n) => n % 2 === side).map((cell) => cell.width))
	);
	const at: { cell: Cell; cx: number; y: number }[] = [];
	for (const [n, cell] of cells.entries()) {
		const beside = at[n - 1];
		const over = at[n - 2];
		const y = Math.max(
			beside ? beside.y + beside.cell.height / 2 + 6 : 0,
			over ? over.y + over.cell.height + STEP : 0
		);
		at.push({ cell, cx: n % 2 === 0 ? first / 2 : first + AISLE + second / 2, y });
	}
	return {
		at,
		width: first + (second > 0 ? AISLE + second : 0),
		height: Math.max(0, ...at.map(({ cell, y }) => y + cell.height))
	};
}

function row(cells: readonly Cell[]): number {
	return cells.reduce((sum, cell) => sum + cell.width + APART, 0);
}

function tallest(cells: readonly Cell[]): number {
	return cells.length > 0 ? Math.max(...cells.map((cell) => cell.height)) + APART : 0;
}

/** A row of cells, each in the middle of its share of the width. */
function spread(cells: readonly Cell[], start: number, width: number, y: number): Placed[] {
	const spare = (width - row(cells)) / Math.max(1, cells.length);
	let x = start;
	return cells.map((cell) => {
		const here = put(cell, x + (cell.width + APART + spare) / 2, y);
		x += cell.width + APART + spare;
		return here;
	});
}

/** A column of cells, each in the middle of its share of the height. */
function stack(cells: readonly Cell[], cx: number, top: number, height: number): Placed[] {
	const column = cells.reduce((sum, cell) => sum + cell.height + APART, -APART);
	const spare = (height - column) / Math.max(1, cells.length);
	let y = top + spare / 2;
	return cells.map((cell) => {
		const here = put(cell, cx, y);
		y += cell.height + APART + spare;
		return here;
	});
}

function put(cell: Cell, cx: number, y: number): Placed {
	const box = { x: cx - cell.width / 2, y, width: cell.width, height: cell.height };
	return { ...cell, cx, cy: y + cell.ry + 2, box };
}
