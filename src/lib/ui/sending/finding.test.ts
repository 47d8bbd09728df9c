import { afterEach, expect, it, vi } from 'vitest';
import { findCourse } from './finding';

afterEach(() => vi.unstubAllGlobals());
const answering = (answer: () => Response) =>
	vi.stubGlobal(
		'fetch',
		vi.fn(() => Promise.resolve().then(answer))
	);

it.each([
	[429, '{"code":"slow-down"}', 'slow'],
	[404, '{"code":"unknown"}', 'unknown'],
	[503, '{"code":"try-again"}', 'broken'],
	[500, '{}', 'broken'],
	// What stands before the server answers in its place.
	[502, '<h1>Bad Gateway</h1>', 'broken'],
	// The sign-in page of a network.
	[200, '<h1>Welcome to our café</h1>', 'unreached'],
	[200, '{}', 'unreached']
])('an answer of %i with %s is told as what it is', async (status, body, told) => {
	answering(() => new Response(body, { status }));
	expect(await findCourse('koma742')).toBe(told);
});

it('without a network it is unreached, and what is no code is not asked for', async () => {
	answering(() => {
		throw new TypeError('Failed to fetch');
	});
	expect(await findCourse('koma742')).toBe('unreached');
	expect(await findCourse('hello')).toBe('not-a-code');
	expect(fetch).toHaveBeenCalledTimes(1);
});
