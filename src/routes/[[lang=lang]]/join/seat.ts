import { freshId } from '$lib/journal/ids';

/** The latest answer of a phone, and how far it came. */
export interface Given {
	round: number;
	vote: number;
	voices: Record<string, number>;
	/** Id of the scene; it stays on the phone. */
	scene?: string;
	/** Counts up with every change on this phone, whatever the vote. */
	change: number;
	/** On its way, stored by the server, or not taken because the vote had closed. */
	state: 'sending' | 'kept' | 'late';
	/** Whether an answer to the same vote had been stored before this one. */
	after?: boolean;
	/** It did not fit what the server knew, and the size was told once more. */
	retold?: boolean;
}

/** What a phone remembers between sleeps and reloads. */
export interface Seat {
	session: string;
	code: string;
	/** Known to this phone alone; whoever sends it sits here. */
	token: string;
	/** How many sit at this phone. */
	size: number;
	/** Whether the server has said that it knows the size. */
	seated: boolean;
	/** The name that the server gave the seat. */
	seat?: string;
	/** Language of the story's words, which need not be that of the page. */
	lang?: string;
	/** Slug of the story. */
	story?: string;
	given?: Given;
}

const SEAT = 'banso:seat';
const NOTE = 'banso:note';

/** A seat that nobody has taken yet. */
export function newSeat(session: string, code: string, size: number): Seat {
	return { session, code, token: freshId(), size, seated: false };
}

/** The seat that this phone remembers. */
export function readSeat(): Seat | undefined {
	return stored(() => JSON.parse(localStorage.getItem(SEAT) ?? 'null') as Seat | null) ?? undefined;
}

/** Remember a seat, or none. */
export function keepSeat(seat: Seat | undefined): void {
	stored(() =>
		seat ? localStorage.setItem(SEAT, JSON.stringify(seat)) : localStorage.removeItem(SEAT)
	);
}

/** The note that was typed and not sent. */
export function readNote(): string {
	return stored(() => sessionStorage.getItem(NOTE)) ?? '';
}

/** Remember a note that is being typed. */
export function keepNote(text: string): void {
	stored(() => (text ? sessionStorage.setItem(NOTE, text) : sessionStorage.removeItem(NOTE)));
}

/** Where a phone refuses storage, things last as long as the page. */
function stored<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
