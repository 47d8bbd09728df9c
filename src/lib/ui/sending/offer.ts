import { freshId } from '$lib/journal/ids';
import { contributionBody, FILE, fileText, type Mark } from '$lib/journal/sending';
import type { Checked, Contribution, Time } from '$lib/review/contribution';
import type { Receipt } from '$lib/review/receipt';
import type { MaySend } from '$lib/review/sending';
import type { Line } from './lines';

/** What could be sent, as the page shows it now. */
export interface Seen {
	/** The run, or the workshop. */
	what: { run: string; scenario: string; hash: string };
	/** Title of the story. */
	title: string;
	/** Whether it may go to a course, and as what, by what was sent before. */
	may: (course: string, sent: readonly Mark[]) => MaySend;
	/** What would be sent. */
	contribution: (time: Time) => Checked;
	/** The same in words. */
	lines: Line[];
}

/** What lies open to be read before it goes. */
export interface Offer extends Pick<Seen, 'title' | 'lines'> {
	/** What is remembered of it. */
	about: Seen['what'] & { receipt: Receipt; course: string; name: string; time: Time };
	/** The exact text that leaves. */
	text: string;
	/** Whether it may still go as what it is shown as. */
	still: (sent: readonly Mark[]) => boolean;
}

/** Why something cannot go to a course, as the key of its text; undefined where nothing is in the way. */
export function hindrance(to: string, seen: Seen, sent: readonly Mark[]): string | undefined {
	const looked = look(to, seen, sent);
	return 'hindered' in looked ? looked.hindered : undefined;
}

/**
 * What is shown before it goes to a course, or into a file. All of it is made at once: the page may turn to another
 * branch meanwhile, and what goes is what was read.
 * @returns undefined where something is in the way.
 */
export function offer(
	to: { id: string; name: string },
	seen: Seen,
	sent: readonly Mark[]
): Offer | undefined {
	const looked = look(to.id, seen, sent);
	if ('hindered' in looked) return undefined;
	const { what, title, lines, may } = seen;
	const { time } = looked;
	const receipt = freshId();
	const text =
		to.id === FILE ? fileText(receipt, looked) : contributionBody(to.id, receipt, looked);
	const still = (sent: readonly Mark[]) => {
		const now = may(to.id, sent);
		return 'time' in now && now.time === time;
	};
	const about = { ...what, receipt, course: to.id, name: to.name, time };
	return { about, text, still, title, lines };
}

function look(
	to: string,
	{ may, contribution }: Seen,
	sent: readonly Mark[]
): Contribution | { hindered: string } {
	const answer = may(to, sent);
	if ('refused' in answer) return { hindered: `may-${answer.refused}` };
	const checked = contribution(answer.time);
	if (!('refused' in checked)) return checked.contribution;
	const known = ['own-words', 'another-version', 'not-ended', 'too-long'];
	return { hindered: `held-${known.includes(checked.refused) ? checked.refused : 'other'}` };
}
