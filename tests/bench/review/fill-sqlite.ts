import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { OVER, PRESENT, type Plan } from './plan';
import type { Told } from './stories';

/** Rows between two commits. */
const STEP = 200_000;

/** Fills a SQLite file that nobody has open. */
export function fillSqlite(folder: string, { over, present }: Plan, told: readonly Told[]): void {
	const db = new Database(join(folder, 'banso.sqlite'));
	// Nothing here has to survive a loss of power; how fast it is filled is not measured.
	for (const pragma of ['synchronous = OFF', 'cache_size = -2000000', 'foreign_keys = OFF'])
		db.pragma(pragma);
	const series = db.prepare('select id, scenario from series order by id').all() as {
		id: number;
		scenario: string;
	}[];
	const insert = db.prepare(
		'insert into waiting (series, month, receipt, cells) values (?, ?, ?, ?)'
	);
	let rows = 0;
	db.exec('begin');
	for (const { id, scenario } of series) {
		const moments = told.find((one) => one.scenario === scenario)?.declared.moments ?? [];
		for (const [month, count] of [
			[OVER, over],
			[PRESENT, present]
		] as const) {
			const receipts = Array.from({ length: count }, () => randomBytes(16).toString('base64url'));
			for (const receipt of receipts.sort()) {
				const cells = moments.map(({ cells: some }) => Math.floor(Math.random() * some.length));
				insert.run(id, month, receipt, cells.join());
				if (++rows % STEP === 0) db.exec('commit; begin');
			}
		}
	}
	db.exec('commit; analyze');
	db.pragma('wal_checkpoint(truncate)');
	db.close();
}
