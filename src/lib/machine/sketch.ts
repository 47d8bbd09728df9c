import type { ChoiceNode, Effects, Program, RoadNode, SceneNode, Test } from '../scenario/program';

/** The bones of a scene: where its choices, or its passage, lead. */
export interface Bones extends Effects {
	to?: string | RoadNode;
	skip?: Effects & { to: string | RoadNode };
	leave?: Effects & { to: string | RoadNode };
	choices?: Record<string, string | (Effects & { if?: Test; to: string | RoadNode })>;
}

/**
 * A program from its bones, for tests. The first scene is the start; what is led to and is no scene is an ending.
 * @example
 * sketch({ hall: { choices: { knock: 'door', wait: 'door' } }, door: { to: 'home' } });
 */
export function sketch(scenes: Record<string, Bones>, rest: Partial<Program> = {}): Program {
	const nodes = Object.entries(scenes).map(([id, bones]) => [id, toScene(bones)] as const);
	const targets = nodes.flatMap(([, { to, skip, leave, choices }]) =>
		[
			to,
			skip?.to ?? [],
			leave?.to ?? [],
			...Object.values(choices).map((choice) => choice.to)
		].flat()
	);
	const endings = targets.map(({ to }) => to).filter((id) => !(id in scenes));
	return {
		start: Object.keys(scenes)[0] ?? '',
		scenes: Object.fromEntries(nodes),
		endings: Object.fromEntries(endings.map((id) => [id, { text: [] }])),
		ties: {},
		marks: [],
		people: {},
		sheets: {},
		renamed: {},
		...rest
	};
}

function toScene({ to, skip, leave, choices, ...effects }: Bones): SceneNode {
	return {
		basis: 'invented',
		text: [],
		...effects,
		choices: Object.fromEntries(
			Object.entries(choices ?? {}).map(([id, choice]): [string, ChoiceNode] => [
				id,
				typeof choice === 'string'
					? { then: [], to: road(choice) }
					: { then: [], ...choice, to: road(choice.to) }
			])
		),
		to: road(to ?? []),
		...(skip ? { skip: { ...skip, to: road(skip.to) } } : {}),
		...(leave ? { leave: { ...leave, to: road(leave.to) } } : {})
	};
}

function road(to: string | RoadNode): RoadNode {
	return typeof to === 'string' ? [{ to }] : to;
}
