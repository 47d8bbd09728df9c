import type { ItemNode, Program, SceneNode } from './program';

/**
 * The beginning of a story: its first scene, the scenes next to it, and stubs for what they lead to.
 * The page can answer the first choices with it, whatever the length of the whole.
 * @param program the whole story.
 * @param depth how many scenes ahead are whole; 1 by default.
 */
export function openingOf(program: Program, depth = 1): Program {
	const whole = new Set([program.start]);
	let edge = [program.start];
	for (let n = 0; n < depth; n++) {
		edge = edge.flatMap((id) => targets(program.scenes[id])).filter((id) => !whole.has(id));
		edge.forEach((id) => whole.add(id));
	}
	const beyond = [...whole]
		.flatMap((id) => targets(program.scenes[id]))
		.filter((id) => !whole.has(id));
	const scenes: Program['scenes'] = {};
	const endings: Program['endings'] = {};
	for (const id of [...whole, ...beyond]) {
		const scene = program.scenes[id];
		const ending = program.endings[id];
		if (scene) scenes[id] = whole.has(id) ? scene : STUB;
		else if (ending) endings[id] = whole.has(id) ? ending : { text: [] };
	}
	return { ...program, scenes, endings };
}

/** A scene that is known by name only, until the whole story has come. */
const STUB: SceneNode = { basis: '', stub: true, text: [], choices: {}, to: [] };

/** Ids of the scenes and endings that a scene leads to. */
function targets(scene: SceneNode | undefined): string[] {
	if (!scene) return [];
	const roads = [
		scene.to,
		scene.skip?.to ?? [],
		scene.leave?.to ?? [],
		...Object.values(scene.choices).map((choice) => choice.to)
	];
	return [...new Set(roads.flat().map((road) => road.to))];
}

/** Keys of the texts that a page shows while this program is all it has. */
export function keysOf(program: Program): Set<string> {
	const keys = new Set<string>();
	const items = (list: ItemNode[]): void =>
		list.forEach((item) => {
			if ('key' in item) return void keys.add(item.key);
			if (item.because) keys.add(item.because);
			items(item.items);
		});
	for (const [id, scene] of Object.entries(program.scenes)) {
		if (scene.stub) continue;
		const base = `scenes.${id}`;
		for (const part of ['when', 'where', 'ask', 'skip.text']) keys.add(`${base}.${part}`);
		items(scene.text);
		for (const [name, choice] of Object.entries(scene.choices)) {
			for (const part of ['say', 'do', 'aim']) keys.add(`${base}.choices.${name}.${part}`);
			items(choice.then);
		}
	}
	for (const [id, ending] of Object.entries(program.endings)) {
		if (ending.text.length === 0) continue;
		for (const part of ['title', 'when', 'where', 'you']) keys.add(`endings.${id}.${part}`);
		items(ending.text);
	}
	for (const [id, { agenda }] of Object.entries(program.parts ?? {})) {
		for (const part of ['title', 'when']) keys.add(`parts.${id}.${part}`);
		for (const item of agenda) keys.add(`parts.${id}.agenda.${item}`);
	}
	for (const { id, lines } of program.page ?? []) {
		keys.add(`page.blocks.${id}.empty`);
		lines.forEach((_, n) => keys.add(`page.blocks.${id}.lines.${n}.text`));
	}
	keys.add('page.title').add('leave.do');
	for (const id of Object.keys(program.people)) keys.add(`people.${id}.name`);
	for (const [id, tie] of Object.entries(program.ties)) {
		keys.add(`ties.${id}.name`);
		tie.lines.forEach((_, n) => keys.add(`ties.${id}.levels.${n}`));
	}
	return keys;
}
