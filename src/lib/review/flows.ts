import { largestOf, type Group, type Release } from './release';

/** A piece of the picture of how people went on. Its place in a row is its place in the list. */
export interface FlowNode {
	id: string;
	/** The decision it belongs to; of mist between two decisions, the one before. */
	scene: string;
	/** Row, counted from 0; mist between two rows lies half a row on. */
	step: number;
	/**
	 * - `largest`: the largest group of a told decision, one side of a flow;
	 * - `rest`: all its other groups, the other side;
	 * - `fog`: a decision that is withheld;
	 * - `mist`: between two told decisions of which the flow is withheld.
	 */
	kind: 'largest' | 'rest' | 'fog' | 'mist';
	/** Groups that lie in it, in the order of the table. */
	groups: Group[];
	people: number;
}

/** People between two pieces. */
export interface FlowLink {
	source: string;
	target: string;
	people: number;
	/** Whether this is a number of the release; else they only go into mist or come out of it. */
	told: boolean;
}

export interface Flows {
	/** Decisions in the order they come, one to a row. */
	steps: string[];
	nodes: FlowNode[];
	links: FlowLink[];
}

/**
 * The picture of a release: its declared decisions in the order they come, and how people went on between them.
 *
 * Nothing is drawn that was not told. What is withheld is mist and not nothing: everybody goes into it and comes out of
 * it again, since every table is of everybody; which of them went where, nobody is shown. So every row has the same
 * number of people, and no gap in the picture stands for somebody.
 *
 * @returns no steps where nothing is told.
 */
export function flowsOf({ people, tables, flows }: Release): Flows {
	const told = tables.filter(({ groups }) => groups !== 'withheld').map(({ scene }) => scene);
	if (told.length === 0) return { steps: [], nodes: [], links: [] };
	const steps = flows[0] ? [flows[0].from, ...flows.map(({ to }) => to)] : told.slice(0, 1);
	const rows = steps.map((scene, step) => rowOf(scene, step, tables, people));
	const nodes: FlowNode[] = [];
	const links: FlowLink[] = [];
	for (const [step, row] of rows.entries()) {
		nodes.push(...row);
		const next = rows[step + 1];
		if (!next) break;
		const numbers = flows[step]?.people ?? 'withheld';
		if (numbers !== 'withheld') {
			for (const [a, source] of row.entries()) {
				for (const [b, target] of next.entries()) {
					links.push(link(source, target, numbers[a]?.[b] ?? 0, true));
				}
			}
		} else if (row.length === 1 || next.length === 1) {
			// One of the two is withheld itself: the streams end in its fog, or begin there.
			for (const source of row) {
				for (const target of next) {
					links.push(link(source, target, Math.min(source.people, target.people), false));
				}
			}
		} else {
			const scene = steps[step] ?? '';
			const mist: FlowNode = {
				id: `mist:${scene}`,
				scene,
				step: step + 0.5,
				kind: 'mist',
				groups: [],
				people
			};
			nodes.push(mist);
			links.push(...row.map((source) => link(source, mist, source.people, false)));
			links.push(...next.map((target) => link(mist, target, target.people, false)));
		}
	}
	return { steps, nodes, links };
}

function rowOf(
	scene: string,
	step: number,
	tables: Release['tables'],
	people: number
): [FlowNode] | [FlowNode, FlowNode] {
	const groups = tables.find((table) => table.scene === scene)?.groups ?? 'withheld';
	if (groups === 'withheld') {
		return [{ id: `fog:${scene}`, scene, step, kind: 'fog', groups: [], people }];
	}
	const largest = largestOf(groups);
	const side = (kind: 'largest' | 'rest', some: Group[]): FlowNode => ({
		id: `${kind}:${scene}`,
		scene,
		step,
		kind,
		groups: some,
		people: some.reduce((sum, one) => sum + one.people, 0)
	});
	return [
		side(
			'largest',
			groups.filter((_, n) => n === largest)
		),
		side(
			'rest',
			groups.filter((_, n) => n !== largest)
		)
	];
}

function link(source: FlowNode, target: FlowNode, people: number, told: boolean): FlowLink {
	return { source: source.id, target: target.id, people, told };
}
