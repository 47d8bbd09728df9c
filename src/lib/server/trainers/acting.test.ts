import { error, redirect } from '@sveltejs/kit';
import { expect, it, vi } from 'vitest';
import { Refusal } from '../requests/refusal';
import { acting } from './acting';

const log = vi.spyOn(console, 'error').mockImplementation(() => {});

it('tells a page what hinders, and gives back what was typed', async () => {
	const busy = new Refusal('slow-down', undefined, 61);
	expect(await acting(() => Promise.reject(busy), { name: 'x' })).toMatchObject({
		status: 429,
		data: { code: 'slow-down', minutes: 2, name: 'x' }
	});
	expect(await acting(() => Promise.reject(new Error('away')), { name: 'x' })).toMatchObject({
		status: 503,
		data: { code: 'try-again', minutes: 0, name: 'x' }
	});
	expect(log).toHaveBeenCalledOnce();
});

it('leaves to SvelteKit what it answers by itself: other pages, refusals, bodies that are too large', async () => {
	await expect(
		acting(() => Promise.resolve().then(() => redirect(303, '/x')))
	).rejects.toMatchObject({ location: '/x' });
	await expect(acting(() => Promise.resolve().then(() => error(403, 'no')))).rejects.toMatchObject({
		status: 403
	});
	const large = Object.assign(new Error('too large'), { status: 413, text: 'Payload Too Large' });
	await expect(acting(() => Promise.reject(large))).rejects.toBe(large);
});
