import type { Profile } from './browser';
import type { Load } from './load';
import type { Press, Run } from './press';
import { median, p95 } from './statistics';
import type { Subject, Who } from './subjects';
import type { Walking } from './walk';

/** What is known of a page; milliseconds and bytes, medians of the rounds. */
interface Row {
	who: Who;
	scenes: number;
	stories: number;
	profile: Profile['name'];
}

export interface LoadRow extends Row {
	readable: number;
	/** One press, as early as the choice can be seen; NaN when most were lost. */
	answered: number;
	/** Presses every 20 ms until one was answered. */
	repeated: number;
	/** Until the answer to the one press. */
	bytes: number;
	script: number;
	requests: number;
	/** Single presses that were never answered. */
	lost: number;
	rounds: number;
}

export interface PressRow extends Row {
	/** From a choice to what follows, and its 95th of 100. */
	choice: Times;
	/** From “go on” to the next scene. */
	next: Times;
	heap: number;
	rounds: number;
}

/** Milliseconds, as in {@link Press}: medians, and the 95th of 100 of `painted`. */
interface Times extends Omit<Press, 'kind'> {
	p95: number;
}

export interface Results {
	date: string;
	/** Of the machine. */
	machine: { node: string; browser?: string; processors: number; load: number };
	load?: LoadRow[];
	press?: PressRow[];
	walk?: Walking[];
}

/** Sums up the visits of one page. */
export function loadRow(
	subject: Subject,
	profile: Profile,
	{ once, repeated }: { once: Load[]; repeated: Load[] }
): LoadRow {
	const of = (pick: (load: Load) => number) => median(once.map(pick));
	return {
		...row(subject, profile),
		readable: median([...once, ...repeated].map((load) => load.readable)),
		answered: of((load) => load.answered ?? Infinity),
		repeated: median(repeated.map((load) => load.answered ?? Infinity)),
		bytes: of(({ weight }) => weight.bytes),
		script: of(({ weight }) => weight.script),
		requests: of(({ weight }) => weight.requests),
		lost: once.filter((load) => load.answered === undefined).length,
		rounds: once.length
	};
}

/** Sums up the runs through one page: all their presses together. */
export function pressRow(subject: Subject, profile: Profile, runs: Run[]): PressRow {
	const times = (kind: Press['kind']): Times => {
		const presses = runs.flatMap((run) => run.presses).filter((press) => press.kind === kind);
		const all = (field: 'frame' | 'painted' | 'still' | 'work') =>
			presses.map((press) => press[field]);
		return {
			frame: median(all('frame')),
			painted: median(all('painted')),
			p95: p95(all('painted')),
			still: median(all('still')),
			work: median(all('work'))
		};
	};
	return {
		...row(subject, profile),
		choice: times('choice'),
		next: times('next'),
		heap: median(runs.map(({ heap }) => heap)),
		rounds: runs.length
	};
}

function row({ who, scenes, stories = 1 }: Subject, { name }: Profile): Row {
	return { who, scenes, stories, profile: name };
}
