import { building } from '$app/environment';
import { redirect, type Handle, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { theDatabase, thePlace } from '$lib/server/database/the-database';
import { mustKnowTime } from '$lib/server/month';
import { mustBeSound } from '$lib/server/trainers/sound';
import { whoIs } from '$lib/server/trainers/who';
import { theDesk } from '$lib/server/workshop/the-desk';
import { langOf, pathIn } from '$lib/scenario/languages';

/** What is done once, when the server starts; none of it keeps learners waiting. What is set wrongly stops it here. */
export const init: ServerInit = async () => {
	if (building) return;
	mustKnowTime();
	await mustBeSound(thePlace());
	void import('$lib/server/trainers/first-link').then(({ tellFirstLink }) => tellFirstLink());
	void import('$lib/server/review/the-keeping').then(({ keepReview }) => keepReview());
};

/** Pages and endpoints of trainers, and those among them that are there for coming in. */
const TRAINERS = '/(trainers)/';
const DOORS = /\/\(trainers\)\/trainers\/(sign-in|second|welcome)$/;

/**
 * The page's language, in the HTML itself, before any script; what pages may ask for (`locals`); and the door of the
 * trainers' pages, which stands here, since a layout is not asked again when its pages, actions and endpoints are.
 */
export const handle: Handle = async ({ event, resolve }) => {
	const lang = langOf(event.url.pathname.split('/')[1]);
	event.locals.desk = theDesk;
	event.locals.db = theDatabase;
	let asked: ReturnType<typeof whoIs> | undefined;
	event.locals.trainer = () => (asked ??= whoIs(event));
	const ours = !building && event.route.id?.includes(TRAINERS);
	if (ours && !DOORS.test(event.route.id ?? '') && !(await mayEnter(event))) {
		const to = wayBack(event);
		const door = pathIn(lang, '/trainers/sign-in');
		redirect(303, to ? `${door}?to=${encodeURIComponent(to)}` : door);
	}
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', lang)
	});
	if (ours) response.headers.set('cache-control', 'private, no-store');
	return response;
};

/** Where to go once in: to what was asked for; to the page of a form that was sent; an endpoint is no page. */
function wayBack({ request, url: { pathname, search } }: RequestEvent): string {
	if (request.method === 'GET') return pathname + search;
	return search.startsWith('?/') ? pathname : '';
}

/**
 * Whether somebody is signed in. While the database is away, nobody knows: pages, actions and endpoints ask again by
 * themselves, and say so without losing what was typed.
 */
async function mayEnter({ locals }: RequestEvent): Promise<boolean> {
	try {
		return (await locals.trainer()) !== undefined;
	} catch {
		return true;
	}
}
