import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freshId } from '$lib/journal/ids';
import { openSending, type SendingDb } from '$lib/journal/sending';
import { Sending } from './sending.svelte';

const device = vi.hoisted(() => ({
	open: undefined as (() => Promise<SendingDb>) | undefined,
	go: vi.fn(() => Promise.resolve())
}));
vi.mock('./the-courier', () => ({
	theSending: () => device.open?.(),
	theCourier: () => ({ go: device.go })
}));

const notes = new Map<string, string>();
let db: SendingDb;
beforeEach(async () => {
	notes.clear();
	device.go.mockClear();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => notes.get(key) ?? null,
		setItem: (key: string, value: string) => void notes.set(key, value),
		removeItem: (key: string) => void notes.delete(key)
	});
	db = await openSending({ name: freshId() });
	device.open = () => Promise.resolve(db);
});
afterEach(() => {
	db.close();
	vi.unstubAllGlobals();
});

const what = () => ({
	receipt: freshId(),
	kind: 'contribution' as const,
	run: 'r',
	scenario: 'tea',
	hash: 'h',
	course: 'c1',
	name: '講座',
	time: 'first' as const,
	month: '2026-11',
	body: '{}'
});
const noted = () => notes.has('banso:outbox');

it('what was agreed to leaves a note before it is kept, for a tab that is closed just then', async () => {
	const sending = new Sending();
	let before: boolean | undefined;
	const going = sending.send(what(), () => (before = noted()));
	expect(noted()).toBe(true);
	const kept = await going;
	expect(before).toBe(true);
	notes.clear();
	const back = sending.takeBack(kept?.receipt ?? '');
	expect(noted()).toBe(true);
	await back;
	expect(device.go).toHaveBeenCalledTimes(2);
});

it('it sets off although the page can read nothing after it was kept', async () => {
	const sending = new Sending();
	let opened = 0;
	device.open = () => (opened++ ? Promise.reject(new Error('gone')) : Promise.resolve(db));
	expect(await sending.send(what(), () => true)).toBeDefined();
	expect(sending.trouble).toBe('unknown');
	expect(device.go).toHaveBeenCalledTimes(1);
	expect(noted()).toBe(true);
});

it('nothing is kept where it may not go any more', async () => {
	const sending = new Sending();
	expect(await sending.send(what(), () => false)).toBeUndefined();
	await sending.read();
	expect(sending.sent).toEqual([]);
});
