import type { Sent } from '../../review/sending';

/** More marks than anybody has; a file that holds more was not written by us. */
const MOST = 10_000;
const TIMES: readonly Sent['time'][] = ['first', 'later', 'together', 'words'];

/**
 * The marks of a journal's file: which runs were sent, of which stories words, and to which course. A file travels through hands and mailboxes,
 * so the receipts stay on the device that made them: whoever finds the file can take nothing back. The marks go along,
 * because one run sent from two devices would be two people in a batch. Joined courses stay too; a code is soon typed.
 * @param input what a file says; what is no mark is left out.
 */
export function readMarks(input: unknown): Sent[] {
	if (!Array.isArray(input)) return [];
	return input.slice(0, MOST).flatMap((one: unknown): Sent[] => {
		if (typeof one !== 'object' || one === null) return [];
		const { run, scenario, hash, course, time } = one as Record<string, unknown>;
		const texts = [run, scenario, hash, course];
		if (!texts.every((text) => typeof text === 'string' && text.length <= 200)) return [];
		if (!TIMES.includes(time as Sent['time'])) return [];
		return [{ run, scenario, hash, course, time } as Sent];
	});
}

/**
 * The marks that go along with some stories. Of a workshop no more than that its answers were sent, on which story: in
 * which hall somebody sat is not told by a file.
 * @param whole whether the journal goes as a whole; what was answered in workshops goes along only then.
 */
export function marksFor(
	marks: readonly Sent[],
	scenarios: ReadonlySet<string>,
	whole: boolean
): Sent[] {
	return marks
		.filter(({ scenario, time }) => scenarios.has(scenario) && (whole || time !== 'together'))
		.map(({ run, scenario, hash, course, time }) => ({
			run: time === 'together' ? `together/${scenario}/${hash}` : run,
			scenario,
			hash,
			course,
			time
		}));
}
