import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/lib/server/database/open';
import { patiently } from '../../../src/lib/server/database/patience';
import { owe, rewrite } from '../../../src/lib/server/review/rewriting';

/** Large enough that emptying the log takes a while. */
const BYTES = 100 * 1024 ** 2;

describe('a large SQLite file', () => {
	it('is written anew while others write: who commits then empties part of the log, and the rest is waited for', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'banso-db-'));
		const [db, other] = [await openDatabase({ folder }), await openDatabase({ folder })];
		try {
			await sql`create table large (bytes blob)`.execute(db);
			for (let n = 0; n < 10; n++)
				await sql`insert into large values (zeroblob(${BYTES / 10}))`.execute(db);
			await db.transaction().execute((tx) => owe(tx));
			let working = true;
			let written = 0;
			const writing = (async () => {
				for (; working; written++) {
					await patiently(() =>
						other
							.insertInto('setting')
							.values({ name: 'test', value: String(written) })
							.onConflict((conflict) =>
								conflict.column('name').doUpdateSet({ value: String(written) })
							)
							.execute()
					);
					await sleep(1);
				}
			})();
			expect(await rewrite(db, true)).toBe(true);
			working = false;
			await writing;
			expect(written).toBeGreaterThan(0);
			expect(statSync(join(folder, 'banso.sqlite-wal')).size).toBeLessThan(BYTES / 10);
		} finally {
			await Promise.all([db.destroy(), other.destroy()]);
			rmSync(folder, { recursive: true });
		}
	});
});
