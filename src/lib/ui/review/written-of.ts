import type { Wording } from '$lib/review/wording';
import type { ShownWritten } from './taken';

type Translate = (key: string) => string;

/**
 * Reflections by the scene they answer, scenes in the order of the story. Within a scene they stay as they were
 * shuffled: no order of theirs says anything. Those whose question is not told stand together, last.
 * @param versions that are on the page; a question that is in none of them is not known here.
 */
export function writtenOf(
	written: readonly { month: string; texts: { scene: string; text: string }[] }[],
	versions: readonly Wording[]
): ShownWritten[] {
	const scenes = new Map(
		versions.flatMap((version) =>
			version.scenes.map(({ scene, ask, reflection }) => [scene, reflection ?? ask] as const)
		)
	);
	const order = [...scenes.keys()];
	const place = (scene: string) => {
		if (scene === '') return order.length + 1;
		return order.includes(scene) ? order.indexOf(scene) : order.length;
	};
	return written.map(({ month, texts }) => ({
		month,
		scenes: [...new Set(texts.map(({ scene }) => scene))]
			.sort((a, b) => place(a) - place(b))
			.map((scene) => ({
				scene,
				ask: scenes.get(scene),
				texts: texts.filter((one) => one.scene === scene).map(({ text }) => text)
			}))
	}));
}

/** What reflections answer, or why that is not said. */
export function askOf(
	{ scene, ask }: Pick<ShownWritten['scenes'][number], 'scene' | 'ask'>,
	t: Translate
): string {
	return ask ?? t(scene === '' ? 'ask-left-out' : 'gone-scene');
}
