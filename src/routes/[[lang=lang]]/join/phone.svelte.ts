import { dropAnswers, noteAnswer } from './answers';
import { ask } from './asking';
import type { Found } from './finding.svelte';
import { Listening } from './listening';
import { sendNote, type Noted } from './noting';
import { keepNote, keepSeat, newSeat, readSeat, type Given, type Seat } from './seat';
import { ballotOf, cast, seated, type Settled } from './settling';
import { isOpen, sum, type View } from './view';
import { Waits } from './waits';

/** One phone in a hall: its seat, what it is shown, and its answer on the way to the server. */
export class Phone {
	seat = $state.raw<Seat>();
	view = $state.raw<View>();
	/** What the person should know, as the key of its text. */
	trouble = $state<Settled['trouble']>();
	/** Whether what is shown may be behind. */
	behind = $state(false);
	/** Whether what is on its way has met with trouble. */
	stuck = $state(false);
	/** Whether the session is over and deleted. */
	gone = $state(false);
	#line: Listening | undefined;
	#waits = new Waits();
	/** The request that is under way; there is never more than one. */
	#asking: AbortController | undefined;

	/** The answer to the vote that is open, or was the last to be. */
	get given(): Given | undefined {
		const { seat, view } = this;
		const own = seat?.given;
		return own && view && own.round === view.round && own.vote === view.vote ? own : undefined;
	}

	/** Take up the seat that this phone has, as after a reload. */
	resume(): void {
		this.#recall();
		this.#listen();
		void this.#bring();
	}

	/** The phone woke up, or found its network again: look at once. */
	wake(): void {
		if (!this.seat) return;
		this.#stop();
		this.#line?.wake();
		this.resume();
	}

	/** The phone says that it has no network. */
	lose(): void {
		this.#line?.lose();
	}

	/** Take a seat for so many; it is kept before it is asked for, so that a lost answer never makes two of it. */
	sit({ session, code }: Found, size: number): void {
		this.leave();
		this.#keep(newSeat(session, code, size));
		void this.#bring();
	}

	/** Change how many sit here; voices that are too many by that are given anew. */
	resize(size: number): void {
		const { seat, view, given } = this;
		if (!seat || seat.size === size) return;
		dropAnswers();
		this.#keep({ ...seat, size, seated: false });
		if (view && given && isOpen(view) && sum(given.voices) > size) {
			this.answer({});
			this.trouble = 'again';
		}
		void this.#bring();
	}

	/** Answer: all voices of this phone for the vote that is open. */
	answer(voices: Given['voices']): void {
		this.#recall();
		const { seat, view, given } = this;
		if (!seat || !view) return;
		const { round, vote, place: scene } = view;
		const change = changeOf(seat) + 1;
		const after = given?.after || given?.state === 'kept';
		this.trouble = undefined;
		this.#keep({ ...seat, given: { round, vote, scene, voices, change, after, state: 'sending' } });
		void this.#bring();
	}

	/** Send a note for the facilitator to read. */
	async note(text: string): Promise<Noted> {
		const { seat } = this;
		if (!seat) return 'kept';
		const noted = await sendNote(seat, text);
		if (this.seat?.token !== seat.token) return noted;
		if (noted === 'gone') this.#end();
		if (noted !== 'not-seated') return noted;
		// The server is told of the seat again; the note is still here.
		this.#keep({ ...this.seat, seated: false });
		void this.#bring();
		return 'kept';
	}

	/** Leave for good: this phone forgets its seat, and what was answered there. */
	leave(): void {
		this.#forget();
		dropAnswers();
	}

	#forget(): void {
		this.close();
		this.seat = this.view = this.trouble = undefined;
		this.gone = this.behind = this.stuck = false;
		keepSeat(undefined);
		keepNote('');
	}

	/** Nothing is heard or sent any more; the seat is kept. */
	close(): void {
		this.#stop();
		this.#line?.close();
		this.#line = undefined;
	}

	#end(): void {
		this.#forget();
		this.gone = true;
	}

	#stop(): void {
		this.#asking?.abort();
		this.#asking = undefined;
		this.#waits.stop();
	}

	#keep(seat: Seat | undefined): void {
		this.seat = seat;
		keepSeat(seat);
	}

	/** What is in memory holds, unless another page on this phone has gone on with the same seat. */
	#recall(): void {
		const kept = readSeat();
		const own = this.seat;
		if (!own || (kept?.token === own.token && changeOf(kept) > changeOf(own))) this.seat = kept;
	}

	#listen(): void {
		if (this.#line || !this.seat?.seat) return;
		const { session, seat, lang } = this.seat;
		this.#line = new Listening(session, seat, {
			view: (view) => (this.view = view),
			behind: (behind) => (this.behind = behind),
			gone: () => this.#end()
		});
		if (!lang) void this.#learn(session);
	}

	/** Brings to the server what it does not know yet, first the seat and then the answer, until it has said so. */
	async #bring(): Promise<void> {
		const { seat } = this;
		if (!seat || this.#asking || (seat.seated && seat.given?.state !== 'sending')) return;
		const { token, session, size, given } = seat;
		const voting = seat.seated && given;
		const path = `${session}/${voting ? 'ballot' : 'seat'}`;
		const asking = (this.#asking = new AbortController());
		const body = { token, ...(voting ? ballotOf(given) : { size }) };
		const answered = await ask(path, body, asking.signal);
		if (this.#asking !== asking || !this.seat) return;
		this.#asking = undefined;
		if (answered?.status === 404) return this.#end();
		const settled =
			answered && (voting ? cast(this.seat, answered, given) : seated(this.seat, answered, size));
		if (settled) this.#keep(settled.seat);
		if (voting && settled?.seat) noteAnswer(settled.seat);
		this.trouble = settled?.trouble ?? this.trouble;
		this.stuck = settled?.wait ?? !settled;
		this.#listen();
		if (this.stuck) return this.#waits.later(() => void this.#bring(), answered?.after);
		this.#waits.stop();
		void this.#bring();
	}

	/** The story, and the language of its words; without it they are read out in that of the page. */
	async #learn(session: string): Promise<void> {
		const { lang, story } = (await ask(session))?.body ?? {};
		if (this.seat?.session === session && typeof lang === 'string')
			this.#keep({ ...this.seat, lang, ...(typeof story === 'string' ? { story } : {}) });
	}
}

function changeOf(seat: Seat): number {
	return seat.given?.change ?? 0;
}
