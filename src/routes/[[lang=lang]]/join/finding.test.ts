import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Finding } from './finding.svelte';
import { hall } from './hall.sample';

let at: ReturnType<typeof hall>;
let finding: Finding;
beforeEach(() => {
	at = hall();
	finding = new Finding();
});
afterEach(() => {
	finding.stop();
	expect(vi.getTimerCount()).toBe(0);
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

it.each([
	[404, 'no-such'],
	[429, 'slow']
])('tells of a %d', async (status, trouble) => {
	at.replies['ABC123'] = [{ status }];
	finding.find('ABC123');
	await at.pass();
	expect([finding.trouble, finding.busy, finding.found]).toEqual([trouble, false, undefined]);
});

it('goes on looking while there is no network, and then finds', async () => {
	at.replies['ABC123'] = ['offline', { status: 503 }, { status: 200, body: { id: 's1' } }];
	finding.find('ABC123');
	await at.pass();
	expect([finding.trouble, finding.busy]).toEqual(['unreached', true]);
	await at.pass(5_000);
	expect(finding.found).toEqual({ session: 's1', code: 'ABC123' });
	expect([finding.trouble, finding.busy]).toEqual([undefined, false]);
});

it('waits for an answer that is held back, and hears none after it was stopped', async () => {
	at.replies['ABC123'] = ['silent'];
	finding.find('ABC123');
	await at.pass(30_000);
	expect(at.asked).toHaveLength(1);
	finding.stop();
	await at.pass(60_000);
	expect([at.asked.length, finding.trouble]).toEqual([1, undefined]);
});
