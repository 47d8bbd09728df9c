import { randomBytes } from 'node:crypto';
import type { Db } from '../../src/lib/server/database/tables';

/**
 * A row of everything that a course may hold.
 * @param mark a word that is in each text of it.
 */
export async function contents(db: Db, course: string, mark = ''): Promise<void> {
	const some = () => `${mark}${randomBytes(8).toString('hex')}`;
	const [scenario, month, hash] = [some(), '2026-11', some()];
	const { id: series } = await db
		.insertInto('series')
		.values({ course, scenario, hash, time: 'first', taken: 12, sealed_month: month })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db.insertInto('waiting').values({ series, month, receipt: some(), cells: '0,1' }).execute();
	await db
		.insertInto('batch')
		.values({ series, month, people: 12, release: JSON.stringify({ mark: some() }) })
		.execute();
	await db.insertInto('batch_receipt').values({ series, month, receipt: some() }).execute();
	await db
		.insertInto('written')
		.values({ course, scenario, month, receipt: some(), hash, scene: some(), text: some() })
		.execute();
	await db
		.insertInto('written_batch')
		.values({ course, scenario, month, texts: JSON.stringify([some()]) })
		.execute();
	await db
		.insertInto('written_receipt')
		.values({ receipt: some(), course, scenario, month })
		.execute();
	await db
		.insertInto('audit')
		.values({ id: some(), course, trainer: null, what: JSON.stringify({ kind: some() }), at: 1 })
		.execute();
}
