import type { Sent } from '../review/sending';
import { within, type Journal } from './database';
import { mergeRuns, sameRun } from './merge';
import { marksFor, readMarks } from './sending/marks';
import { readRun } from './shape';
import { allRuns } from './store';
import type { Run } from './types';
import { announce } from './watch';

/** The journal as a file, from one device to another. Imported on its own: it brings zod along. */
const FORMAT = 'banso-journal';
const VERSION = 1;
/** Largest file that is read, in bytes; compare `file.size` before reading a file into memory. */
export const FILE_LIMIT = 20 * 1024 * 1024;
/** Somebody else's broken file need not be described to the last comma. */
const PROBLEM_LIMIT = 50;

export type TransferCode =
	/** The file exceeds {@link FILE_LIMIT}. */
	| 'too-big'
	/** It cannot be read as JSON, as when it was cut off. */
	| 'not-json'
	/** It is JSON, but no journal. */
	| 'not-a-journal'
	/** A newer version of Bansō wrote it. */
	| 'newer'
	/** Something is not there. */
	| 'missing'
	/** Something is of the wrong kind. */
	| 'wrong'
	/** A text, or the list of branches, exceeds its limit. */
	| 'too-long'
	/** A branch is named that is not there. */
	| 'unlinked';

export interface TransferProblem {
	code: TransferCode;
	/** The place in the file, as `runs[0].branches[1].read`; empty for the file as a whole. */
	where: string;
	/** Key of the sentence for the learner: `journal.problem.<code>`. */
	message: string;
}

/**
 * The journal as text for a file (UTF-8, JSON).
 * @param ids runs to take, by default all; unknown ids are passed over.
 * @param now ms, the date written into the file.
 * @param marks what was sent to courses; of the stories in the file they go along, without receipts. With `ids` only
 *   those of runs and words.
 * @returns `{ format: 'banso-journal', version: 1, made: ISO date, runs, sent }`; `sent` only where there is some.
 * @throws JournalError.
 */
export async function exportJournal(
	db: Journal,
	ids?: readonly string[],
	now = Date.now(),
	marks: readonly Sent[] = []
): Promise<string> {
	const runs = (await allRuns(db)).filter((run) => !ids || ids.includes(run.id));
	const made = new Date(now).toISOString();
	const sent = marksFor(marks, new Set(runs.map(({ scenario }) => scenario)), !ids);
	const more = sent.length > 0 ? { sent } : {};
	return JSON.stringify({ format: FORMAT, version: VERSION, made, runs, ...more }, null, '\t');
}

/**
 * Reads what {@link exportJournal} wrote, or what somebody says it did; never throws.
 * @param text the whole file.
 * @returns `runs`: those that are whole; `problems`: what is wrong, and where, at most fifty. A run
 * with a problem is left out; a problem with an empty `where` leaves out all of them. `sent`: marks of what was sent
 * to courses from where the file comes from; left out where there are none.
 */
export function readExport(text: string): {
	runs: Run[];
	problems: TransferProblem[];
	sent?: Sent[];
} {
	const refuse = (code: TransferCode, where = '') => ({
		runs: [],
		problems: [problem(code, where)]
	});
	if (byteLength(text) > FILE_LIMIT) return refuse('too-big');
	let data: unknown;
	try {
		data = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return refuse('not-json');
	}
	if (!isObject(data) || data.format !== FORMAT) return refuse('not-a-journal');
	if (typeof data.version !== 'number') return refuse('wrong', 'version');
	if (data.version > VERSION) return refuse('newer');
	if (data.version !== VERSION) return refuse('wrong', 'version');
	if (!Array.isArray(data.runs))
		return refuse(data.runs === undefined ? 'missing' : 'wrong', 'runs');

	const runs: Run[] = [];
	const problems: TransferProblem[] = [];
	for (const [index, entry] of data.runs.entries()) {
		const { run, faults } = readRun(entry);
		if (run) runs.push(run);
		for (const { code, path } of faults.slice(0, PROBLEM_LIMIT - problems.length)) {
			problems.push(problem(code, placeOf(['runs', index, ...path])));
		}
	}
	const sent = readMarks(data.sent);
	return { runs, problems, ...(sent.length > 0 ? { sent } : {}) };
}

/**
 * Adds runs to the journal, in one transaction: all of them or none. A run that is already there is
 * joined with its other version, as in `saveRun`; the learner's place stays where it was last.
 * @returns how many were `added`, `merged` (something was new) and `unchanged`.
 * @throws JournalError; the journal is then as it was.
 */
export async function importRuns(
	db: Journal,
	runs: readonly Run[]
): Promise<{ added: number; merged: number; unchanged: number }> {
	const counts = { added: 0, merged: 0, unchanged: 0 };
	const stored: Run[] = [];
	await within(db, 'readwrite', async (store) => {
		for (const coming of runs) {
			let run = coming;
			let held = await store.get(run.id);
			if (held && held.scenario !== run.scenario) {
				// Two runs by one name, which chance does not bring about: keep them apart.
				run = { ...run, id: `${run.id}~${run.scenario}` };
				held = await store.get(run.id);
			}
			const next = held ? joined(held, run) : run;
			counts[!held ? 'added' : next === held ? 'unchanged' : 'merged'] += 1;
			if (next === held) continue;
			await store.put(next);
			stored.push(next);
		}
	});
	for (const { id, rev } of stored) announce({ kind: 'saved', id, rev });
	return counts;
}

function joined(held: Run, coming: Run): Run {
	const union = mergeRuns(held, coming);
	const current = held.touched >= coming.touched ? held.current : union.current;
	const next = { ...union, current, rev: union.rev + 1 };
	return sameRun(next, held) ? held : next;
}

function problem(code: TransferCode, where: string): TransferProblem {
	return { code, where, message: `journal.problem.${code}` };
}

function placeOf(path: readonly PropertyKey[]): string {
	return path
		.map((part, index) =>
			typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part).slice(0, 80)}`
		)
		.join('');
}

function byteLength(text: string): number {
	// A UTF-16 unit takes one to three bytes of UTF-8, so most texts need no counting.
	if (text.length > FILE_LIMIT || text.length * 3 <= FILE_LIMIT) return text.length;
	return new TextEncoder().encode(text).length;
}

function isObject(data: unknown): data is Record<string, unknown> {
	return typeof data === 'object' && data !== null && !Array.isArray(data);
}
