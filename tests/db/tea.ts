import type { Play } from '../../src/lib/server/workshop/rooms';
import type { WorkshopEvent } from '../../src/lib/workshop/events';
import { program } from '../../src/lib/workshop/sample';

/** The words of the sample story. */
const prose = Object.fromEntries(
	Object.entries(program.scenes).flatMap(([scene, { choices }]) =>
		Object.keys(choices).map((id) => [`scenes.${scene}.choices.${id}.say`, `Let me ${id}.`])
	)
);
const tea: Play = { program, hash: 'h', prose };

/** The one story of these tests. */
export const plays = (story: string) => (story === 'tea' ? tea : undefined);

/** From the first scene, a passage, to the first decision. */
export const onward: WorkshopEvent = { type: 'went-on', from: 'street', did: 'next' };

/** What a session is opened with. */
export const opening = {
	story: 'tea',
	lang: 'ja' as const,
	way: []
};
