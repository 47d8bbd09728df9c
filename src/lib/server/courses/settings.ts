import { z } from 'zod';
import { patiently } from '../database/patience';
import type { Db } from '../database/tables';

/**
 * How long things are kept, as an administrator sets it. Each has bounds: what is kept for ever is kept by accident, and
 * what is destroyed at once helps nobody.
 */
export const Settings = z.strictObject({
	/** Months after which rows that never became ten are destroyed, counted from the month they came in. */
	waitingMonths: z.coerce.number().int().min(1).max(24).default(6),
	/** Months for which the releases of a course are kept after its last month. */
	releaseMonths: z.coerce.number().int().min(1).max(120).default(36),
	/** Days for which a backup may be kept; it holds what was waiting when it was made. */
	backupDays: z.coerce.number().int().min(1).max(90).default(35)
});
export type Settings = z.output<typeof Settings>;

/** The settings; what was never set, or cannot be read, has its default. */
export async function readSettings(db: Db): Promise<Settings> {
	const rows = await db.selectFrom('setting').selectAll().execute();
	const set = new Map(rows.map(({ name, value }) => [name, value]));
	const read = Object.entries(Settings.shape).map(([name, shape]) => {
		const { data } = shape.safeParse(set.get(name));
		return [name, data ?? shape.parse(undefined)];
	});
	return Object.fromEntries(read) as Settings;
}

/** Stores the settings. They hold from the next daily keeping on. */
export async function writeSettings(db: Db, settings: Settings): Promise<void> {
	const rows = Object.entries(settings).map(([name, value]) => ({ name, value: String(value) }));
	await patiently(() =>
		db
			.insertInto('setting')
			.values(rows)
			.onConflict((conflict) =>
				conflict.column('name').doUpdateSet((row) => ({ value: row.ref('excluded.value') }))
			)
			.execute()
	);
}
