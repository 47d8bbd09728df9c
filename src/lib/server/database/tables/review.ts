import type { Generated } from 'kysely';

/** A version of a story that this server has had: what is needed to tell of it when the story has long been edited. */
export interface StoryVersionTable {
	scenario: string;
	hash: string;
	/** A `Program`, as JSON. */
	program: string;
	/** A `Declared`, as JSON. */
	declared: string;
	/** Texts by language and key, as JSON: titles, questions and choices. */
	words: string;
}

/** What batches are of (`review/row.ts`); a number stands for it in the rows. */
export interface SeriesTable {
	id: Generated<number>;
	course: string;
	scenario: string;
	hash: string;
	time: string;
	/** Places that were used up: all that ever came in, also what was taken back, expired or was sealed since. */
	taken: Generated<number>;
	/** The month of the last batch, `YYYY-MM`; empty before the first. */
	sealed_month: Generated<string>;
}

/** What is kept of a contribution until it is sealed. */
export interface WaitingTable {
	series: number;
	/** `YYYY-MM`. */
	month: string;
	/** The first 128 bits of the receipt's SHA-256, base64url; the receipt itself is kept nowhere. */
	receipt: string;
	/** Cell numbers, with commas between. */
	cells: string;
}

/** A sealed batch and all that is ever told of it. */
export interface BatchTable {
	series: number;
	month: string;
	people: number;
	/** A `Release`, as JSON. */
	release: string;
}

/** Which receipts went into which batch; of what each of them held nothing is left. */
export interface BatchReceiptTable {
	receipt: string;
	series: number;
	month: string;
}

/** Receipts that were taken back, so that a late copy on its way does not come in again. */
export interface WithdrawnTable {
	receipt: string;
	month: string;
	/** 0 where nothing had come yet; 1 where something was taken back by itself; 2 where it went with its whole batch. */
	known: number;
}

/** What batches of reflections are of. */
export interface WrittenSeriesTable {
	id: Generated<number>;
	course: string;
	scenario: string;
	/** As in {@link SeriesTable}. */
	taken: Generated<number>;
	sealed_month: Generated<string>;
}

/** A reflection that a learner shared, until ten of a course and story are there. */
export interface WrittenTable {
	course: string;
	scenario: string;
	month: string;
	receipt: string;
	hash: string;
	scene: string;
	text: string;
}

/** Ten or more reflections, shuffled. */
export interface WrittenBatchTable {
	course: string;
	scenario: string;
	month: string;
	/** `{ scene, text }`, as a JSON list; `scene` is empty where its question is not told (`review/questions.ts`). */
	texts: string;
}

/** Which receipts went into which batch of reflections. */
export interface WrittenReceiptTable {
	receipt: string;
	course: string;
	scenario: string;
	month: string;
}

/**
 * That rows were destroyed whose bytes are still to be written over (`review/rewriting.ts`): noted with the deletion
 * itself, so that whoever comes after a crash does it.
 */
export interface ToWriteOverTable {
	/** A number of no meaning; several, so that deletions do not wait for one another. */
	part: number;
	/** Random: it is another one when more was destroyed meanwhile. */
	mark: string;
}
