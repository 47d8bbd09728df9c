import type { Program } from '../scenario/program';
import type { Deed } from './path';

/** Why deeds are not what one phone answered in a workshop. */
export type OffTheVotes =
	/** No answer at all. */
	| 'no-votes'
	/** Two answers at one scene. */
	| 'twice'
	/** There is no such decision, or no such choice. */
	| 'not-offered';

/**
 * Whether deeds can be one phone's answers in a workshop: its last one at each scene that was voted on, in any order.
 * They make no way through the story, because the group went where most of it wanted to.
 * @returns an empty object when they can; else what is wrong with which of them, counted from 0.
 */
export function votesIn(
	{ scenes }: Pick<Program, 'scenes'>,
	deeds: readonly Deed[]
): { refused?: undefined } | { refused: OffTheVotes; deed: number } {
	if (deeds.length === 0) return { refused: 'no-votes', deed: 0 };
	const voted = new Set<string>();
	for (const [deed, { at, did }] of deeds.entries()) {
		if (voted.has(at)) return { refused: 'twice', deed };
		const scene = Object.hasOwn(scenes, at) ? scenes[at] : undefined;
		if (!scene || !Object.hasOwn(scene.choices, did)) return { refused: 'not-offered', deed };
		voted.add(at);
	}
	return {};
}
