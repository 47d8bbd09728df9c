import type { Seat } from './seat';

/** What one person answered on this phone in a session: the last answer at each scene. It never leaves by itself. */
export interface Answers {
	session: string;
	/** Slug of the story; undefined until the server has said it. */
	story?: string | undefined;
	/** Choices by scene, in the order of the rounds. */
	chosen: Record<string, string>;
	/** Milliseconds since 1970. */
	since: number;
}

const ANSWERS = 'banso:answers';
/** As long as a session lasts at most. */
const DAY = 24 * 60 * 60 * 1000;

/**
 * Remember an answer that the server has taken, so that it can be asked at the end what becomes of them. A phone of a
 * whole table remembers nothing: its answers are not one person's.
 */
export function noteAnswer({ session, size, story, given }: Seat, now = Date.now()): void {
	if (size !== 1) return dropAnswers();
	const choice = Object.entries(given?.voices ?? {}).find(([, count]) => count > 0)?.[0];
	if (!given?.scene || given.state !== 'kept') return;
	const before = readAnswers(now);
	const same = before?.session === session ? before : undefined;
	const chosen = { ...same?.chosen };
	delete chosen[given.scene]; // the last one answered stands last
	if (choice !== undefined) chosen[given.scene] = choice;
	const since = same?.since ?? now;
	const answers: Answers = { session, story: story ?? same?.story, chosen, since };
	try {
		localStorage.setItem(ANSWERS, JSON.stringify(answers));
	} catch {
		// A phone that refuses storage is not asked.
	}
}

/** What this phone remembers; undefined where that is nothing, or more than a day old. */
export function readAnswers(now = Date.now()): Answers | undefined {
	try {
		const kept = JSON.parse(localStorage.getItem(ANSWERS) ?? 'null') as Answers | null;
		if (!kept) return undefined;
		if (now - kept.since < DAY) return kept;
		dropAnswers();
	} catch {
		// as above
	}
	return undefined;
}

/** Forget all answers. */
export function dropAnswers(): void {
	try {
		localStorage.removeItem(ANSWERS);
	} catch {
		// as above
	}
}
