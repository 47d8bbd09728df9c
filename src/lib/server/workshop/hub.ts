import { randomBytes } from 'node:crypto';
import type { Lang } from '$lib/scenario/languages';
import { readCode, toCode } from '$lib/workshop/codes';
import type { Ballot, WorkshopEvent } from '$lib/workshop/events';
import type { Db } from '../database/tables';
import { remove } from './deleting';
import type { VotePlace } from './folded';
import { keeping } from './keeping';
import { addNote, allowNote, readNotes, type Note } from './notes';
import { Refusal } from '../requests/refusal';
import { holds, rooms, type Plays, type Room } from './rooms';
import { hashOfHost, hashOfNote, isHost, secret, seatOf } from './secrets';
import { create, findByCode } from './store';

/** How long a session is kept, in milliseconds: a day. */
const KEEP = 24 * 60 * 60 * 1000;
/** Most notes of one phone, and of one session. */
const NOTES_A_SEAT = 20;
const NOTES = 2_000;
/** Most streams of one session in one process. */
const MOST_LISTENERS = 10_000;

/** What a session begins with. */
export interface Opening {
	story: string;
	lang: Lang;
	/** Steps that lead to its first scene. */
	way: string[];
	stops?: string[] | undefined;
}

/** A ballot as a phone sends it. */
export type Vote = VotePlace & Omit<Ballot, 'seat'> & { token: string };

export interface HubOptions {
	db: Db;
	/** The Postgres address, where `db` is Postgres. */
	url?: string | undefined;
	plays: Plays;
	/** How long sessions are kept, in milliseconds; a day by default. */
	keep?: number;
}

/** All live sessions, as this process knows them. Every promise may be refused with a {@link Refusal}. */
export type Hub = ReturnType<typeof openHub>;

/** Opens the hub on a database that is up to date. */
export function openHub({ db, url, plays, keep = KEEP }: HubOptions) {
	const open = rooms(db, plays, url);
	const stopKeeping = keeping(db, open);

	async function enter(id: string): Promise<Room> {
		const room = await reached(() => open.enter(id));
		if (!room) throw new Refusal('unknown');
		return room;
	}
	async function enterAsHost(id: string, host: string): Promise<Room> {
		const room = await enter(id);
		if (!isHost(host, room.hostHash)) throw new Refusal('not-host');
		return room;
	}
	function roomFor(room: Room): Room {
		if (room.live.listeners >= MOST_LISTENERS) throw new Refusal('full', undefined, 10);
		return room;
	}
	const isSeated = (room: Room, token: string) =>
		room.live.folded.state.context.seats.has(seatOf(token));

	return {
		/** Begins a session. */
		async open({ story, lang, way, stops }: Opening) {
			const play = plays(story, lang);
			if (!play) throw new Refusal('no-story');
			if (!holds(play.program, way)) throw new Refusal('no-way');
			const [id, host, created] = [secret(), secret(), Date.now()];
			const kept = { id, host_hash: hashOfHost(host), story, lang, created };
			const first: WorkshopEvent = { type: 'opened', story, hash: play.hash, way };
			if (stops) first.stops = stops;
			for (;;) {
				const code = toCode(randomBytes(6));
				const row = { ...kept, code, expires: created + keep };
				if (await reached(() => create(db, row, first))) return { id, code, host };
			}
		},
		/** The session that a code opens, however it was typed; undefined where there is none. */
		async find(typed: string): Promise<string | undefined> {
			const code = readCode(typed);
			return code && reached(() => findByCode(db, code, Date.now()));
		},
		/** What a session is about, for those who hold its id. */
		async about(id: string) {
			const { code, story, lang, expires } = await enter(id);
			return { code, story, lang, expires };
		},
		/** Whether a phone sits in a session, as far as this process knows. */
		async knows(id: string, token: string): Promise<boolean> {
			return isSeated(await enter(id), token);
		},
		/** Seats a phone, or changes how many sit there. */
		async seat(id: string, token: string, size: number): Promise<string> {
			const seat = seatOf(token);
			await (await enter(id)).line.ask({ kind: 'seat', seat, size });
			return seat;
		},
		/** Takes a ballot; returns the try that counts. */
		async ballot(id: string, { token, ...vote }: Vote): Promise<number> {
			const room = await enter(id);
			return room.line.ask({ kind: 'ballot', seat: seatOf(token), ...vote });
		},
		/** Lets the facilitator's event happen; returns its number. */
		async tell(id: string, host: string, after: number, event: WorkshopEvent): Promise<number> {
			const room = await enterAsHost(id, host);
			return room.line.ask({ kind: 'tell', after, event });
		},
		/** What the projector and the facilitator hear. */
		async events(id: string, after: number) {
			return roomFor(await enter(id)).live.events(after);
		},
		/** What a phone hears. */
		async phone(id: string, seat: string) {
			return roomFor(await enter(id)).live.phone(seat);
		},
		/** Deletes a session and all that belongs to it. */
		async erase(id: string, host: string): Promise<void> {
			await enterAsHost(id, host);
			await reached(() => remove(db, id));
			open.close(id);
		},
		/** Keeps a note; nobody sees it before the facilitator lets it through. */
		async note(id: string, token: string, text: string): Promise<void> {
			const room = await enter(id);
			const seat = seatOf(token);
			// Another process may have seated the phone a moment ago.
			if (!isSeated(room, token)) await reached(() => open.look([id]));
			if (!isSeated(room, token)) await room.line.idle();
			if (!isSeated(room, token)) throw new Refusal('not-seated');
			const sent = room.notes.get(seat) ?? 0;
			if (sent >= NOTES_A_SEAT) throw new Refusal('full');
			room.notes.set(seat, sent + 1);
			const kept = await reached(() =>
				addNote(db, id, { text, sentHash: hashOfNote(token, text) }, NOTES, Date.now())
			);
			if (kept === undefined) throw new Refusal('unknown');
			if (!kept) throw new Refusal('full');
			room.live.noted();
		},
		/** Notes: all for the facilitator, else those that were let through. */
		async notes(id: string, host?: string): Promise<Note[]> {
			const room = host === undefined ? await enter(id) : await enterAsHost(id, host);
			return reached(() => readNotes(db, room.id, host !== undefined));
		},
		/** Lets a note through, or takes it back. */
		async allow(id: string, host: string, note: string, allowed: boolean): Promise<void> {
			const room = await enterAsHost(id, host);
			const found = await reached(() => allowNote(db, id, note, allowed));
			if (!found) throw new Refusal('unknown');
			room.live.noted();
		},
		/** Commits what waits, ends all streams and closes the database. */
		async close(): Promise<void> {
			stopKeeping();
			await open.end();
			await db.destroy();
		}
	};
}

/** What could not reach the database may be tried again. */
async function reached<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw error instanceof Refusal ? error : new Refusal('try-again', String(error), 1);
	}
}
