import { phaseOf } from '$lib/workshop/machine';
import { publicOf } from '$lib/workshop/public';
import { takeIn, type Folded } from './folded';
import type { Happened } from './store';
import { HELLO, message, streamTo, together, type Listener } from './stream';
import type { View } from './view';

/** At most three tallies a second, in milliseconds between them. */
const TALLY = 334;
/** Streams of one phone; one that slept may leave some behind. */
const MOST_OF_A_PHONE = 3;

const NOTES = message('notes', {});

/** Phones that joined, and those of them that have answered the open vote. */
export interface Tally {
	seated: number;
	answered: number;
}

/** A session in memory: where it stands, and who listens. It knows no database. */
export interface Live {
	readonly folded: Folded;
	/** How many listen. */
	readonly listeners: number;
	/** Folds what happened and tells everybody who may know; what it has folded already changes nothing. */
	absorb(happened: readonly Happened[]): void;
	/** What the projector and the facilitator hear, from after an event on. */
	events(after: number): ReadableStream<Uint8Array>;
	/** What a phone hears: the present view, then each that differs. */
	phone(seat: string): ReadableStream<Uint8Array>;
	/** Notes have come in, or were let through: those who may read them look again. */
	noted(): void;
	/** A sign of life for everybody. */
	beat(bytes: Uint8Array): void;
	/** Ends all streams. */
	end(last?: Uint8Array): void;
}

/**
 * A session in memory.
 * @param empty before its first event.
 * @param viewOf what phones show of a state.
 */
export function live(empty: Folded, viewOf: (folded: Folded) => View): Live {
	let folded = empty;
	/** What may be heard of the log, for those who come later. */
	const heard: { seq: number; bytes: Uint8Array }[] = [];
	const watchers = new Set<Listener>();
	/** By listener, the oldest first. */
	const phones = new Map<Listener, string>();
	let tally: Tally = { seated: 0, answered: 0 };
	let told = 0;
	let timer: NodeJS.Timeout | undefined;
	let view = '';
	let viewed = message('view', {}, 0);

	const everybody = () => [...watchers, ...phones.keys()];

	function take(happened: Happened): Uint8Array | undefined {
		const { state } = folded;
		const open = publicOf(happened.event, state.context, phaseOf(state));
		folded = takeIn(folded, happened);
		if (!open) return undefined;
		const bytes = message('happened', { ...open, at: happened.at }, happened.seq);
		heard.push({ seq: happened.seq, bytes });
		return bytes;
	}

	function look(): void {
		const next = viewOf(folded);
		const json = JSON.stringify(next);
		if (json === view) return;
		view = json;
		viewed = message('view', next, folded.seq);
		for (const listener of [...phones.keys()]) listener.send(viewed);
	}

	/** Counts now or in a moment: never more often than the hall can follow. */
	function count(): void {
		if (timer || watchers.size === 0) return;
		const tell = () => {
			timer = undefined;
			const now = tallyOf(folded);
			if (now.seated === tally.seated && now.answered === tally.answered) return;
			tally = now;
			told = performance.now();
			const bytes = message('tally', tally);
			for (const listener of [...watchers]) listener.send(bytes);
		};
		const wait = told + TALLY - performance.now();
		if (wait <= 0) return tell();
		timer = setTimeout(tell, wait);
		timer.unref();
	}

	return {
		get folded() {
			return folded;
		},
		get listeners() {
			return watchers.size + phones.size;
		},
		absorb(happened) {
			const fresh = happened.filter(({ seq }) => seq > folded.seq);
			const bytes = fresh.flatMap((one) => take(one) ?? []);
			if (bytes.length > 0) {
				const all = together(bytes);
				for (const listener of [...watchers]) listener.send(all);
				look();
			}
			if (fresh.length > 0) count();
		},
		events(after) {
			const now = tallyOf(folded);
			// While nobody watched, nobody counted.
			if (watchers.size === 0) tally = now;
			const missed = heard.filter(({ seq }) => seq > after).map(({ bytes }) => bytes);
			return streamTo(
				together([HELLO, ...missed, message('tally', now)]),
				(listener) => void watchers.add(listener),
				(listener) => void watchers.delete(listener)
			);
		},
		phone(seat) {
			const own = [...phones].filter(([, one]) => one === seat);
			if (own.length >= MOST_OF_A_PHONE) own[0]?.[0].end();
			return streamTo(
				together([HELLO, viewed]),
				(listener) => void phones.set(listener, seat),
				(listener) => void phones.delete(listener)
			);
		},
		noted() {
			for (const listener of [...watchers]) listener.send(NOTES);
		},
		beat(bytes) {
			for (const listener of everybody()) listener.send(bytes);
		},
		end(last) {
			clearTimeout(timer);
			for (const listener of everybody()) listener.end(last);
		}
	};
}

function tallyOf({ state }: Folded): Tally {
	const { seats, ballots } = state.context;
	return {
		seated: seats.size,
		answered: [...ballots.values()].filter(({ voices }) => Object.values(voices).some((n) => n > 0))
			.length
	};
}
