import { beforeAll, describe, expect, it } from 'vitest';
import {
	batchesOf,
	newestOf,
	releaseNamed,
	storiesWritten,
	versionKept,
	writtenIn
} from '../../src/lib/server/review/reading';
import type { Db } from '../../src/lib/server/database/tables';
import { invent, sow, sowCourse, sowTrainer, sowWritten } from '../seeds/releases';
import { CHAIRS, TEA } from '../seeds/named';
import { storyKept } from '../seeds/stories';
import { onBoth } from './both';

onBoth('reading what was released', (fresh) => {
	let db: Db;
	beforeAll(async () => {
		db = await fresh.open();
		await sowTrainer(db, 'hana');
		for (const id of ['a', 'b']) {
			const course = { id, name: id, code: `KOMA-00${id}`, stories: [TEA, CHAIRS] };
			await sowCourse(db, course, { hana: 'owner' });
		}
		await sow(db, { course: 'a', scenario: TEA, time: 'later', month: '2026-11', people: 14 });
		await sow(db, { course: 'a', scenario: TEA, time: 'first', month: '2026-11', people: 23 });
		await sow(db, { course: 'a', scenario: TEA, time: 'first', month: '2026-10', people: 11 });
		await sow(db, {
			course: 'a',
			scenario: CHAIRS,
			time: 'together',
			month: '2026-12',
			people: 12
		});
		await sow(db, { course: 'b', scenario: TEA, time: 'first', month: '2026-10', people: 10 });
		await sowWritten(db, 'a', TEA, '2026-11', [{ scene: 'june', text: 'やかんの音。' }]);
	});

	it('names the batches of a course, in order of story and month', async () => {
		const named = await batchesOf(db, ['a']);
		expect(
			named.map(({ scenario, month, time, people }) => [scenario, month, time, people])
		).toEqual([
			[CHAIRS, '2026-12', 'together', 12],
			[TEA, '2026-10', 'first', 11],
			[TEA, '2026-11', 'first', 23],
			[TEA, '2026-11', 'later', 14]
		]);
		expect(await batchesOf(db, ['a', 'b'], TEA)).toHaveLength(4);
		expect(await batchesOf(db, [])).toEqual([]);
		expect(await batchesOf(db, ['c'])).toEqual([]);
	});

	it('gives a release as it was sealed, and none that is not there', async () => {
		const sown = {
			course: 'a',
			scenario: TEA,
			time: 'first',
			month: '2026-11',
			people: 23
		} as const;
		const { hash } = storyKept(TEA);
		expect(await releaseNamed(db, { ...sown, hash })).toEqual(invent(sown));
		expect(await releaseNamed(db, { ...sown, hash, month: '2026-12' })).toBeUndefined();
		expect(await releaseNamed(db, { ...sown, hash, course: 'b' })).toBeUndefined();
		expect(await releaseNamed(db, { ...sown, hash: 'other' })).toBeUndefined();
	});

	it('gives of a version only what its tables need, in the language of the page', async () => {
		const { hash, words } = storyKept(TEA);
		const ja = await versionKept(db, { scenario: TEA, hash }, 'ja');
		const en = await versionKept(db, { scenario: TEA, hash }, 'en');
		expect(ja?.title).toBe(words.ja['title']);
		expect(en?.title).toBe(words.en['title']);
		expect(ja?.scenes).toHaveLength(9);
		const [first] = en?.scenes ?? [];
		expect(first?.choices.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
		// Narration and what follows a choice stay where they are.
		expect(JSON.stringify(ja)).not.toContain(words.ja['scenes.june.text.0']);
		expect(JSON.stringify(ja).length).toBeLessThan(10_000);
		expect(await versionKept(db, { scenario: TEA, hash: 'other' }, 'ja')).toBeUndefined();
	});

	it('gives reflections by month, as they were shuffled', async () => {
		const [batch] = await writtenIn(db, 'a', TEA);
		expect(batch).toMatchObject({ month: '2026-11', texts: [{ scene: 'june' }] });
		expect(await writtenIn(db, 'b', TEA)).toEqual([]);
		expect(await storiesWritten(db, ['a', 'b'])).toEqual([{ course: 'a', scenario: TEA }]);
		expect(await storiesWritten(db, [])).toEqual([]);
	});
});

describe('the releases a page opens with', () => {
	const one = (time: 'first' | 'later' | 'together', month: string, hash = 'now') => ({
		course: 'a',
		scenario: TEA,
		hash,
		time,
		month,
		people: 10
	});

	it('are the newest of each kind', () => {
		const batches = [one('first', '2026-10'), one('first', '2026-11'), one('together', '2026-10')];
		expect(newestOf(batches, 'now')).toEqual([one('first', '2026-11'), one('together', '2026-10')]);
		expect(newestOf([], 'now')).toEqual([]);
	});

	it('are of the present version where a month has two', () => {
		const batches = [one('first', '2026-11', 'a-old'), one('first', '2026-11')];
		expect(newestOf(batches, 'now')).toEqual([one('first', '2026-11')]);
		expect(newestOf(batches, 'gone')).toEqual([one('first', '2026-11', 'a-old')]);
	});
});
