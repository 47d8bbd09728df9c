import { sankey, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { FlowLink, FlowNode, Flows } from '$lib/review/flows';
import type { Group } from '$lib/review/release';

/** A piece of the picture with its place on it. */
export interface Placed extends FlowNode {
	x: number;
	y: number;
	width: number;
	height: number;
	/** Its groups beside one another, as wide as they have people. */
	parts: { group: Group; x: number; width: number }[];
}

/** A stream between two pieces. */
export interface Stream extends FlowLink {
	id: string;
	/** Its outline: as wide at the top as at the foot. A thick line would bulge where it bends. */
	path: string;
	/** Of the piece it comes from. */
	kind: FlowNode['kind'];
}

export interface Picture {
	height: number;
	/** The top of what is written over each row. */
	rows: { scene: string; y: number }[];
	nodes: Placed[];
	streams: Stream[];
}

/** Sizes in pixels. */
export interface Room {
	width: number;
	/** Height of the lines over a row. */
	words: number;
	/** Height of a row. */
	bar: number;
	/** From one row to the words over the next. */
	between: number;
}

type Extra = { fixedValue: number; index: number };
type Node = SankeyNode<FlowNode & Extra, FlowLink>;
type Link = SankeyLink<FlowNode & Extra, FlowLink>;

/** Between the two sides of a row, and between the groups of one side. */
const GAP = 12;
const NARROW_GAP = 2;

/**
 * Lay the flows of a release out from top to bottom, as the story is read: on a phone, beside a text and on paper alike
 * there is room below, and not beside.
 *
 * d3-sankey says how wide everything is and where in its row it stands, its left to right being our top to bottom; at
 * which height a row stands is ours, since mist has half a row.
 */
export function layOut(flows: Flows, { width, words, bar, between }: Room): Picture {
	const pitch = words + bar + between;
	const topOf = (step: number) =>
		Number.isInteger(step)
			? step * pitch + words
			: // Mist lies between the foot of one row and the words over the next.
				Math.floor(step) * pitch + words + bar + between / 2;
	const graph = sankey<FlowNode & Extra, FlowLink>()
		.nodeId(({ id }) => id)
		.extent([
			[0, 0],
			[flows.nodes.length, width]
		])
		.nodePadding(GAP)
		// The order of the rows is that of the release: the largest group first, always on the same side.
		.nodeSort(null as unknown as () => number)
		.linkSort(null as unknown as () => number)
		.iterations(0)({
		nodes: flows.nodes.map((node, index) => ({ ...node, fixedValue: node.people, index })),
		links: flows.links.map((link) => ({ ...link, value: link.people }))
	});
	return {
		height: Math.max(0, flows.steps.length * pitch - between),
		rows: flows.steps.map((scene, step) => ({ scene, y: step * pitch })),
		nodes: graph.nodes.map((node) => place(node, topOf(node.step), bar)),
		streams: graph.links.map((link) => toStream(link, topOf, bar))
	};
}

function place({ y0 = 0, y1 = 0, ...node }: Node, y: number, bar: number): Placed {
	const { id, scene, step, kind, groups, people } = node;
	const width = y1 - y0;
	const room = width - NARROW_GAP * (groups.length - 1);
	let x = y0;
	const parts = groups.map((group) => {
		const part = { group, x, width: (room * group.people) / people };
		x += part.width + NARROW_GAP;
		return part;
	});
	const height = kind === 'mist' ? 0 : bar;
	return { id, scene, step, kind, groups, people, x: y0, y, width, height, parts };
}

function toStream(
	{ source, target, people, told, y0 = 0, y1 = 0, width = 0 }: Link,
	topOf: (step: number) => number,
	bar: number
): Stream {
	const [from, to] = [source as Node, target as Node];
	const top = topOf(from.step) + (from.kind === 'mist' ? 0 : bar);
	const foot = topOf(to.step);
	const middle = (top + foot) / 2;
	const [left, right] = [width / -2, width / 2].map((side) =>
		[y0 + side, y1 + side].map((n) => Math.round(n * 10) / 10)
	);
	const [a = 0, b = 0] = left ?? [];
	const [c = 0, d = 0] = right ?? [];
	return {
		id: `${from.id}>${to.id}`,
		source: from.id,
		target: to.id,
		people,
		told,
		kind: from.kind,
		path: [
			`M${a} ${top}C${a} ${middle} ${b} ${middle} ${b} ${foot}`,
			`L${d} ${foot}C${d} ${middle} ${c} ${middle} ${c} ${top}Z`
		].join('')
	};
}
