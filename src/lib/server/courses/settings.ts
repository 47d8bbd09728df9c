import { patiently } from '../database/patience';
import type { Db } from '../database/tables';

/**
 * How long things are kept: at least, at most, and where nobody said otherwise. What is kept for ever is kept by
 * accident, and what is destroyed at once helps nobody.
 */
export const BOUNDS = {
	/** Months after which rows that never became ten are destroyed, counted from the month they came in. */
	waitingMonths: { least: 1, most: 24, usual: 6 },
	/** Months for which the releases of a course are kept after its last month. */
	releaseMonths: { least: 1, most: 120, usual: 36 },
	/** Days for which a backup may be kept; it holds what was waiting when it was made. */
	backupDays: { least: 1, most: 90, usual: 35 }
} as const;

export type Setting = keyof typeof BOUNDS;
export type Settings = Record<Setting, number>;

export const SETTINGS = Object.keys(BOUNDS) as Setting[];

/**
 * Reads a setting.
 * @param typed as it was stored, or as somebody typed it.
 * @returns undefined where it is no whole number within its bounds.
 */
export function readSetting(name: Setting, typed: string): number | undefined {
	const text = typed.normalize('NFKC').trim();
	const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
	const { least, most } = BOUNDS[name];
	return value >= least && value <= most ? value : undefined;
}

/** The settings; what was never set, or cannot be read, has its default. */
export async function readSettings(db: Db): Promise<Settings> {
	const rows = await db.selectFrom('setting').selectAll().execute();
	const set = new Map(rows.map(({ name, value }) => [name, value]));
	const read = SETTINGS.map((name) => [
		name,
		readSetting(name, set.get(name) ?? '') ?? BOUNDS[name].usual
	]);
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
