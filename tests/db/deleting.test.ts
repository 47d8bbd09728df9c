import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Db } from '../../src/lib/server/database/tables';
import { purge, remove } from '../../src/lib/server/workshop/deleting';
import { append, create, find, readAfter } from '../../src/lib/server/workshop/store';
import { opened } from '../../src/lib/workshop/sample';
import { onBoth } from './both';
import { fresh, NOW } from './rows';

onBoth('deleting', (database) => {
	let db: Db;
	beforeAll(async () => {
		db = await database.open();
	});

	async function begin(row = fresh()) {
		expect(await create(db, row, opened)).toBe(true);
		return row.id;
	}

	it('takes everything of a session, and nothing of another', async () => {
		const id = await begin();
		const kept = await begin();
		const note = { id: '1', text: 'a note', sent_hash: 's', allowed: 0 };
		await db
			.insertInto('workshop_note')
			.values({ ...note, workshop: id })
			.execute();
		await remove(db, id);
		expect(await find(db, id, NOW)).toBeUndefined();
		expect(await left(id)).toEqual([0, 0]);
		expect(await readAfter(db, kept, 0)).toHaveLength(1);
	});

	it('takes what has expired, wholly', async () => {
		const old = fresh();
		await begin({ ...old, expires: NOW - 1 });
		const young = await begin();
		expect(await purge(db, NOW)).toEqual([old.id]);
		expect(await purge(db, NOW)).toEqual([]);
		expect(await left(old.id)).toEqual([0, 0]);
		expect(await find(db, young, NOW)).toBeDefined();
	});

	it('leaves no letter of it in the files', async () => {
		if (database.kind !== 'sqlite') return;
		const id = await begin();
		const mark = `mark${randomBytes(8).toString('hex')}`;
		await append(db, id, 1, () => [{ type: 'peeked', choice: mark }], NOW);
		expect(inFiles(mark)).toBe(true);
		await remove(db, id);
		expect(inFiles(mark)).toBe(false);
	});

	async function left(workshop: string) {
		const tables = ['workshop_event', 'workshop_note'] as const;
		return Promise.all(
			tables.map(async (table) => {
				const rows = await db
					.selectFrom(table)
					.select('workshop')
					.where('workshop', '=', workshop)
					.execute();
				return rows.length;
			})
		);
	}

	function inFiles(text: string): boolean {
		const { folder } = database.place;
		return readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));
	}
});
