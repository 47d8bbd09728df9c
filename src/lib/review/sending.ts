import type { Time } from './contribution';

/** What a device remembers of something it sent, beside its receipt. */
export interface Sent {
	/** Id of the run, or of the workshop; of words the name that {@link wordsOn} gives, which is no run's. */
	run: string;
	scenario: string;
	hash: string;
	course: string;
	/** What a contribution was sent as; `words` of looking back are another thing. */
	time: Time | 'words';
}

/** A run as far as it matters to whether it may be sent. */
export interface RunKept {
	id: string;
	scenario: string;
	/** Milliseconds since 1970. */
	started: number;
}

/** Whether a run may be sent, and as what. */
export type MaySend =
	| { time: Time }
	/** This run was sent before, to this course or another. */
	| { refused: 'run-sent' }
	/** Another later run of this version was sent to this course. Its receipt can take it back, until it is sealed. */
	| { refused: 'later-sent' }
	/** Answers of another workshop on this version were sent to this course. */
	| { refused: 'together-sent' };

/**
 * Whether a run may be sent to a course. So that the people in a batch are as many as its rows:
 * - a learner's first run of a story is the one that was begun first, so there is one;
 * - of later runs, one at most goes to a course for each version of a story;
 * - first and later runs never share a batch (`batches.ts`);
 * - a run is sent once, to one course: the same answers in the tables of two courses whose members are nearly the
 *   same could be subtracted (Denning, Denning, Schwartz 1979, "The tracker: a threat
 *   to statistical database security", ACM Trans. Database Systems 4).
 *
 * The device decides. Were the server to, it would need a mark by which the runs of one learner are known to be
 * theirs, and the raw rows would be worth more to whoever takes them.
 *
 * @param runs the learner's runs of the story.
 * @param sent what this device sent and did not take back.
 */
export function maySend(
	run: RunKept & { hash: string },
	course: string,
	runs: readonly RunKept[],
	sent: readonly Sent[]
): MaySend {
	if (sent.some((one) => one.run === run.id)) return { refused: 'run-sent' };
	const before = sent.filter(({ scenario }) => scenario === run.scenario);
	// A first run that was sent and then deleted from the journal was the first all the same.
	const first =
		!before.some(({ time }) => time === 'first') &&
		runs.every(
			({ id, scenario, started }) =>
				scenario !== run.scenario || id === run.id || started > run.started
		);
	if (first) return { time: 'first' };
	const again = before.some(
		(one) => one.time === 'later' && one.course === course && one.hash === run.hash
	);
	return again ? { refused: 'later-sent' } : { time: 'later' };
}

/** Whether a phone's answers of a workshop may be sent to a course: once, and of one workshop for each version. */
export function maySendAnswers(
	workshop: { id: string; scenario: string; hash: string },
	course: string,
	sent: readonly Sent[]
): MaySend {
	if (sent.some(({ run }) => run === workshop.id)) return { refused: 'run-sent' };
	const { scenario, hash } = workshop;
	const again = sent.some(
		(one) =>
			one.time === 'together' &&
			one.course === course &&
			one.scenario === scenario &&
			one.hash === hash
	);
	return again ? { refused: 'together-sent' } : { time: 'together' };
}

/**
 * Whether words of looking back may be sent: of each story one piece, to one course in all. Of two pieces by one person
 * each would count as somebody's; and the same words in two courses would name whoever is in both.
 */
export function maySendWords(
	scenario: string,
	sent: readonly Sent[]
): { time: 'words' } | { refused: 'words-sent' } {
	const again = sent.some((one) => one.time === 'words' && one.scenario === scenario);
	return again ? { refused: 'words-sent' } : { time: 'words' };
}

/** In place of a run's id in the mark of words: from which run they are matters to nobody. */
export function wordsOn(scenario: string): string {
	return `words/${scenario}`;
}
