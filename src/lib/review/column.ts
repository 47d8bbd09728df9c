import type { Release } from './release';
import type { Wording } from './wording';

/** A release on a page, which others may stand beside. */
export interface Column {
	/** Its own on this page. */
	key: string;
	/** Name of the course, where there are two. */
	course?: string;
	release: Release;
	version: Wording;
}
