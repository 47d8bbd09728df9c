import { z } from 'zod';
import { timeZone } from '../month';
import { Refused } from './refused';

/**
 * The file of a backup: gzip of lines of JSON. The first says what it is, then follows a line for each row, as
 * `["course", {…}]`, then those that are locked, in blocks, as `{"locked": "…"}`, and the last says how many rows there were of each table, with the SHA-256 of all lines before it.
 * A file that was cut off has no last line; one that was changed has another sum. It is not signed: whoever can write
 * the file can also write the sum.
 */
const FORMAT = 'banso-backup';
const VERSION = 1;

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** The first line. */
const Head = z.object({
	format: z.literal(FORMAT),
	version: z.literal(VERSION),
	/** The day it was made. */
	made: day,
	/** The month that had not ended then, `YYYY-MM`. */
	month: z.string().regex(/^\d{4}-\d\d$/),
	/** The last day on which it may be kept. */
	keepUntil: day,
	/** Changes of the tables that the database had seen. */
	migrations: z.array(z.string()).min(1),
	/** What the key of this file is made of, besides the server's secret. */
	salt: z.string().length(44)
});
export type Head = z.output<typeof Head>;

/** The last line. */
const Foot = z.strictObject({
	rows: z.record(z.string(), z.number().int().min(0)),
	sha256: z.string().length(64)
});
export type Foot = z.output<typeof Foot>;

/** Lines of rows that only the server's secret opens; see `locked.ts`. */
const Locked = z.strictObject({ locked: z.string() });
export type Locked = z.output<typeof Locked>;

const Row = z.tuple([
	z.string(),
	z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
]);
/** A row of a table. */
export type Row = z.output<typeof Row>;

/** What the first line holds, in the words of this program. */
export function head(about: Omit<Head, 'format' | 'version'>): Head {
	return { format: FORMAT, version: VERSION, ...about };
}

/**
 * Reads the first line.
 * @throws Refused `another-format`; `newer` where a later version of this program wrote it.
 */
export function readHead(line: string): Head {
	const found = parse(line);
	const { success, data } = Head.safeParse(found);
	if (success) return data;
	const known = z.object({ format: z.literal(FORMAT), version: z.number().gt(VERSION) });
	throw new Refused(known.safeParse(found).success ? 'newer' : 'another-format');
}

/**
 * Reads another line.
 * @throws Refused `altered` where it is neither a row nor the last line.
 */
export function readLine(line: string): Row | Locked | Foot {
	const found = parse(line);
	const { success, data } = (Array.isArray(found) ? Row : z.union([Locked, Foot])).safeParse(found);
	if (!success) throw new Refused('altered');
	return data;
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line) as unknown;
	} catch {
		return undefined;
	}
}

/** A day of a calendar, as `2026-11-22`. */
export function dayOf(time: number, zone = timeZone()): string {
	const parts = new Intl.DateTimeFormat('en', {
		timeZone: zone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	}).formatToParts(time);
	const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
	return `${of.year}-${of.month}-${of.day}`;
}
