import { randomBytes } from 'node:crypto';
import type { Contribution } from '../../../src/lib/review/contribution';
import { presentStories } from '../../../src/lib/server/review/present-stories';
import { wayThrough } from '../../seeds/ways';

/** What learners' requests carry: good ones, to be spoilt. */

export const MONTH = '2026-04';
export const STORY = 'what-is-going-on';

const found = presentStories.get(STORY);
if (!found) throw new Error('The story is not there.');
export const story = found;

/** A whole way through the story, and its first decision. */
export const deeds = wayThrough(story.program);
export const scene = deeds[0]?.at ?? '';

export const newReceipt = () => randomBytes(16).toString('hex');

export const contribution = (more: Partial<Contribution> = {}): Contribution => ({
	scenario: STORY,
	hash: story.hash,
	time: 'first',
	deeds,
	...more
});

/** A contribution to a course. */
export const sentTo = (course: string, more: object = {}) => ({
	course,
	receipt: newReceipt(),
	contribution: contribution(),
	...more
});

/** A reflection for a course. */
export const textTo = (course: string, more: object = {}) => ({
	course,
	receipt: newReceipt(),
	scenario: STORY,
	hash: story.hash,
	scene,
	text: 'I would have waited.',
	...more
});

/** How a refusal is answered. */
export const refused = (status: number, code: string) => ({ status, body: { code } });
