import { isRedirect } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { handle } from './hooks.server';

/** Where the door leads for somebody who is not signed in. */
async function doorFor(method: string, path: string, route: string): Promise<string | undefined> {
	const url = new URL(path, 'http://localhost:3000');
	const event = {
		url,
		request: new Request(url, { method }),
		route: { id: `/[[lang=lang]]/(trainers)${route}` },
		locals: {}
	};
	try {
		await handle({ event: event as never, resolve: () => new Response() });
		return undefined;
	} catch (thrown) {
		if (isRedirect(thrown)) return decodeURIComponent(thrown.location);
		throw thrown;
	}
}

it.each([
	['GET', '/courses/x?looks=2', '/courses/[id]', '/trainers/sign-in?to=/courses/x?looks=2'],
	['POST', '/courses/x?/change', '/courses/[id]', '/trainers/sign-in?to=/courses/x'],
	['POST', '/en/courses?/make', '/courses', '/en/trainers/sign-in?to=/en/courses'],
	['POST', '/admin/backup', '/admin/backup', '/trainers/sign-in'],
	['GET', '/trainers/sign-in', '/trainers/sign-in', undefined]
])('%s %s leads back once signed in', async (method, path, route, to) => {
	expect(await doorFor(method, path, route)).toBe(to);
});
