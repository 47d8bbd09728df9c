import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { opened, program } from '$lib/workshop/sample';
import type { StoryData } from '$lib/server/stories';
import { LocalHall } from './local.svelte';
import { addToHall, beginHall, eraseHall, readHall, recentHalls } from './store';

const story = { program, hash: 'h', lang: 'ja', slug: 'tea', prose: {}, glossary: [] } as StoryData;
const settle = () => new Promise((done) => setTimeout(done, 30));
let number = 0;

async function windows(count: number) {
	const id = `hall-${number++}`;
	await beginHall(id, opened);
	const kept = await readHall(id);
	return {
		id,
		halls: Array.from({ length: count }, () => new LocalHall(id, story, kept?.log ?? []))
	};
}

describe('a session on this device', () => {
	it('is shared by its windows, also when both let something happen at once', async () => {
		const { id, halls } = await windows(2);
		const [one, other] = halls as [LocalHall, LocalHall];
		await one.tell({ type: 'begun' });
		await settle();
		expect(other.state.value).toBe('reading');
		await Promise.all([
			one.tell({ type: 'went-on', from: 'street', did: 'next' }),
			other.tell({ type: 'raised', voices: {} })
		]);
		await settle();
		const log = (await readHall(id))?.log ?? [];
		expect(log).toHaveLength(4);
		expect(one.state.context.place).toBe('door');
		expect(other.state.context).toEqual(one.state.context);
		halls.forEach((hall) => hall.close());
	});

	it('tells when nothing can be stored any more, and goes on', async () => {
		const { id, halls } = await windows(1);
		const [hall] = halls as [LocalHall];
		await eraseHall(id);
		await hall.tell({ type: 'begun' });
		expect([hall.trouble, hall.state.value]).toEqual(['unsaved', 'reading']);
		hall.close();
	});

	it('is gone from every window once it is deleted', async () => {
		const { id, halls } = await windows(2);
		const [one, other] = halls as [LocalHall, LocalHall];
		await one.erase();
		await settle();
		expect([one.gone, other.gone, await readHall(id)]).toEqual([true, true, undefined]);
		halls.forEach((hall) => hall.close());
	});

	it('is kept for a day', async () => {
		await beginHall('old', opened, { now: Date.now() - 24 * 60 * 60 * 1000 });
		expect((await recentHalls()).some(({ id }) => id === 'old')).toBe(false);
		await expect(addToHall('old', [])).rejects.toThrow();
	});
});
