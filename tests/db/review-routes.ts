import { writeName } from '../../src/lib/review/release-name';
import { load as compare } from '../../src/routes/[[lang=lang]]/(trainers)/review/compare/+page.server';
import { load as course } from '../../src/routes/[[lang=lang]]/(trainers)/review/[course]/+page.server';
import { POST as noted } from '../../src/routes/[[lang=lang]]/(trainers)/review/[course]/noted/+server';
import { CHAIRS, TEA } from '../seeds/named';
import { storyKept } from '../seeds/stories';

/** A load or an endpoint. */
export type Work = (event: never) => unknown;

/** What it is asked with. */
export interface Sent {
	params?: Record<string, string>;
	search?: string;
	body?: string;
}

/** Who asks; a learner and a passer-by are the same to the server: nobody. */
export const WHO = ['nobody', 'owner', 'shared', 'stranger', 'admin'] as const;
export type Who = (typeof WHO)[number];

/** Of a release of a course. */
export const name = (id: string, month = '2026-11') =>
	writeName({ course: id, scenario: TEA, hash: storyKept(TEA).hash, time: 'first', month });

export const ROUTES: Record<string, () => [Work, Sent]> = {
	'/review/ours': () => [course, { params: { course: 'ours' } }],
	'/review/also': () => [course, { params: { course: 'also' } }],
	'/review/ours?story': () => [course, { params: { course: 'ours' }, search: `?story=${CHAIRS}` }],
	'/review/ours?release': () => [
		course,
		{ params: { course: 'ours' }, search: `?story=${TEA}&release=${name('ours')}` }
	],
	'/review/ours?release of another course': () => [
		course,
		{ params: { course: 'ours' }, search: `?story=${TEA}&release=${name('theirs')}` }
	],
	'/review/ours?release that never was': () => [
		course,
		{ params: { course: 'ours' }, search: `?story=${TEA}&release=${name('ours', '2026-12')}` }
	],
	'/review/ours?story that is not in it': () => [
		course,
		{ params: { course: 'ours' }, search: '?story=half-a-page' }
	],
	'/review/none': () => [course, { params: { course: 'none' } }],
	'/review/compare, both ours': () => [compare, { search: `?a=${name('ours')}&b=${name('also')}` }],
	'/review/compare, one theirs': () => [
		compare,
		{ search: `?a=${name('ours')}&b=${name('theirs')}` }
	],
	'/review/compare, the other way round': () => [
		compare,
		{ search: `?a=${name('theirs')}&b=${name('ours')}` }
	],
	'/review/compare, nothing': () => [compare, {}],
	'/review/compare, malformed': () => [compare, { search: `?a=${name('ours')}&b=x'--` }],
	'POST noted': () => [
		noted,
		{
			params: { course: 'ours' },
			body: JSON.stringify({ kind: 'csv', releases: [name('ours')] })
		}
	],
	'POST noted for a release elsewhere': () => [
		noted,
		{
			params: { course: 'ours' },
			body: JSON.stringify({ kind: 'csv', releases: [name('theirs')] })
		}
	],
	'POST noted for nothing there': () => [
		noted,
		{
			params: { course: 'ours' },
			body: JSON.stringify({ kind: 'csv', releases: [name('ours', '2026-12')] })
		}
	],
	'POST noted, malformed': () => [
		noted,
		{ params: { course: 'ours' }, body: JSON.stringify({ kind: 'read', releases: [] }) }
	],
	'POST noted, too large': () => [noted, { params: { course: 'ours' }, body: 'x'.repeat(9000) }]
};

/** What each is answered, in the order of {@link WHO}. */
export const EXPECTED: Record<string, number[]> = {
	'/review/ours': [401, 200, 200, 404, 404],
	'/review/also': [401, 200, 404, 404, 404],
	'/review/ours?story': [401, 200, 200, 404, 404],
	'/review/ours?release': [401, 200, 200, 404, 404],
	'/review/ours?release of another course': [401, 404, 404, 404, 404],
	'/review/ours?release that never was': [401, 404, 404, 404, 404],
	'/review/ours?story that is not in it': [401, 404, 404, 404, 404],
	'/review/none': [401, 404, 404, 404, 404],
	'/review/compare, both ours': [401, 200, 404, 404, 404],
	'/review/compare, one theirs': [401, 404, 404, 404, 404],
	'/review/compare, the other way round': [401, 404, 404, 404, 404],
	'/review/compare, nothing': [401, 404, 404, 404, 404],
	'/review/compare, malformed': [401, 404, 404, 404, 404],
	'POST noted': [401, 200, 200, 404, 404],
	'POST noted for a release elsewhere': [401, 404, 404, 404, 404],
	'POST noted for nothing there': [401, 404, 404, 404, 404],
	'POST noted, malformed': [401, 400, 400, 404, 404],
	'POST noted, too large': [401, 413, 413, 404, 404]
};
