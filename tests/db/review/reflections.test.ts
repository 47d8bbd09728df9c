import { beforeAll, expect, it } from 'vitest';
import type { Db } from '../../../src/lib/server/database/tables';
import { writtenIn } from '../../../src/lib/server/review/reading';
import { sealReflections } from '../../../src/lib/server/review/sealing-reflections';
import { stateOf, takeBack } from '../../../src/lib/server/review/taking-back';
import { onBoth } from '../both';
import { outcome } from '../hall';
import { declared, HASH } from './cups';
import { aCourse, group, knowStory, Learner } from './group';

const MONTH = '2026-04';
const NEXT = '2026-05';

onBoth('reflections', (database) => {
	let db: Db;
	/** Another process. */
	let other: Db;
	beforeAll(async () => {
		[db, other] = [await database.open(), await database.open()];
		await knowStory(db);
	});

	it('are told ten together, in an order that is not theirs, and only when their month is over', async () => {
		const course = await aCourse(db, { places: 40 });
		const learners = group(course, 40);
		const texts = learners.map((_, n) => `I would wait. ${String(n).padStart(2, '0')}`);
		for (const [n, one] of learners.entries()) await one.write(db, MONTH, texts[n] ?? '');
		expect(await outcome(new Learner(course).write(db, MONTH, 'x'))).toBe('full');
		expect(await sealReflections(db, MONTH)).toBe(0);
		const [one] = learners as [Learner];
		expect(await takeBack(db, one.receipt, 'withdraw', MONTH)).toBe('withdrawn');
		const seals = await Promise.all([sealReflections(db, NEXT), sealReflections(other, NEXT)]);
		expect(seals.sort()).toEqual([0, 1]);
		const [batch, ...more] = await db
			.selectFrom('written_batch')
			.selectAll()
			.where('course', '=', course)
			.execute();
		expect(more).toEqual([]);
		const told = (JSON.parse(batch?.texts ?? '') as { text: string }[]).map(({ text }) => text);
		expect([...told].sort()).toEqual(texts.slice(1));
		// In 39! orders, this is not the one in which they came, nor that of their receipts.
		const byReceipt = learners
			.map(({ kept: hash }, n) => ({ hash, text: texts[n] }))
			.sort((a, b) => (a.hash < b.hash ? -1 : 1))
			.map(({ text }) => text);
		expect(told).not.toEqual(texts.slice(1));
		expect(told).not.toEqual(byReceipt.filter((text) => text !== texts[0]));
		expect(await stateOf(db, learners[1]?.receipt ?? '')).toBe('sealed');
		await takeBack(db, learners[1]?.receipt ?? '', 'withdraw-batch', NEXT);
		expect(await stateOf(db, learners[3]?.receipt ?? '')).toBe('withdrawn-batch');
		expect(await stateOf(db, one.receipt)).toBe('withdrawn');
		expect(await outcome(learners[2]?.write(db, NEXT, 'again') ?? Promise.resolve())).toBe(
			'withdrawn'
		);
		// No place is given back.
		expect(await outcome(new Learner(course).write(db, NEXT, 'x'))).toBe('full');
	});

	it('stand with their question where five or more answer what everybody is asked, and with nothing else', async () => {
		await knowStory(db, 'h0');
		/** Seals so many texts of each scene. */
		const told = async (scenes: Record<string, number>, hashes = [HASH]) => {
			const course = await aCourse(db);
			for (const [scene, count] of Object.entries(scenes))
				for (let n = 0; n < count; n++)
					await new Learner(course).write(db, MONTH, scene, scene, hashes[n % hashes.length]);
			expect(await sealReflections(db, NEXT)).toBe(1);
			const [batch] = await writtenIn(db, course, 'cups');
			return batch?.texts.map((text) => JSON.stringify(text)).sort();
		};
		const all = (count: number, scene: string, text: string) =>
			Array.from({ length: count }, () => JSON.stringify({ scene, text }));
		// Nothing else is kept: not of which version somebody is.
		expect(await told({ door: 6, hall: 4, street: 1 }, [HASH, 'h0'])).toEqual(
			[...all(6, 'door', 'door'), ...all(4, '', 'hall'), ...all(1, '', 'street')].sort()
		);
		// There is no decision in the street.
		expect(await told({ street: 10 })).toEqual(all(10, '', 'street'));
		// In another version not everybody comes to the door.
		const moments = declared.moments.filter(({ scene }) => scene !== 'door');
		await knowStory(db, 'h2', { ...declared, moments });
		expect(await told({ door: 10 }, [HASH, 'h2'])).toEqual(all(10, '', 'door'));
	});

	it('wait while they are nine', async () => {
		const course = await aCourse(db);
		for (const one of group(course, 9)) await one.write(db, MONTH, 'x');
		expect(await sealReflections(db, '2026-12')).toBe(0);
	});

	it('have receipts of their own', async () => {
		const course = await aCourse(db);
		const [one, two] = group(course, 2) as [Learner, Learner];
		await one.send(db, MONTH);
		expect(await outcome(one.write(db, MONTH, 'x'))).toBe('malformed');
		await two.write(db, MONTH, 'x');
		expect(await outcome(two.send(db, MONTH))).toBe('malformed');
	});
});
