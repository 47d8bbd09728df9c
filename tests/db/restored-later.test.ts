import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, it } from 'vitest';
import { restore } from '../../src/lib/server/backup/restoring';
import { backUp } from '../../src/lib/server/backup/writing';
import { makeCourse } from '../../src/lib/server/courses/making';
import { openDatabase } from '../../src/lib/server/database/open';
import type { Db } from '../../src/lib/server/database/tables';
import { presentMonth } from '../../src/lib/server/month';
import { onBoth } from './both';
import { everything, fill, SECRET } from './filled';
import { places } from './places';
import { aTrainer, details } from './trainers';

const LATER = '2099-01';

onBoth('a backup that is put back later', (database) => {
	const empty = places();
	let all: Awaited<ReturnType<typeof everything>>;
	let file: Buffer;
	beforeAll(async () => {
		const db = await database.open();
		await fill(db);
		all = await everything(db);
		file = await buffer(backUp(database.place, SECRET));
	});

	it('brings no row back that may have been sealed since', async () => {
		const place = await empty(database.kind);
		const { dropped } = await restore(place, Readable.from([file]), {
			secret: SECRET,
			month: LATER
		});
		const restored = await openDatabase(place);
		const { waiting, written, ...rest } = await everything(restored);
		expect([waiting, written]).toEqual([[], []]);
		expect(rest).toEqual(Object.fromEntries(Object.entries(all).filter(([t]) => t in rest)));
		expect(dropped).toBe((all.waiting?.length ?? 0) + (all.written?.length ?? 0));
		await restored.destroy();
	});

	it('in the same month brings back what cannot have been sealed', async () => {
		const place = await empty(database.kind);
		const full = await openDatabase(place);
		const course = await makeCourse(full, await aTrainer(full), details());
		const now = presentMonth();
		await waitingRows(full, course, 'nine', '2026-01', 9);
		await waitingRows(full, course, 'ten', '2026-01', 10);
		await waitingRows(full, course, 'young', now, 12);
		await waitingRows(full, course, 'mixed', '2026-01', 4);
		await waitingRows(full, course, 'mixed', '2026-02', 6);
		await waitingRows(full, course, 'mixed', now, 1);
		const there = await empty(database.kind);
		const { dropped } = await restore(there, backUp(place, SECRET), { secret: SECRET, month: now });
		expect(dropped).toBe(2 * (10 + 10));
		const restored = await openDatabase(there);
		for (const table of ['waiting', 'written'] as const)
			expect(((await everything(restored))[table] ?? []).length).toBe(9 + 12 + 1);
		await Promise.all([full.destroy(), restored.destroy()]);
	});
});

/** Rows of contributions and of reflections. */
async function waitingRows(db: Db, course: string, scenario: string, month: string, many: number) {
	const key = { course, scenario, hash: 'h', time: 'first' };
	await db
		.insertInto('series')
		.values(key)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const { id: series } = await db
		.selectFrom('series')
		.select('id')
		.where('scenario', '=', scenario)
		.executeTakeFirstOrThrow();
	for (let n = 0; n < many; n++) {
		const receipt = `${scenario} ${month} ${n}`;
		await db.insertInto('waiting').values({ series, month, receipt, cells: '0' }).execute();
		const text = { hash: 'h', scene: 's', text: 't' };
		await db
			.insertInto('written')
			.values({ course, scenario, month, receipt, ...text })
			.execute();
	}
}
