import { get, isStory, slugs } from '../shelf';
import type { Stories } from './versions';

/** The stories of this build. */
export const presentStories: Stories = {
	slugs,
	get: (slug) => (isStory(slug) ? get(slug) : undefined)
};
