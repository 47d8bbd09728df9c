import { workshopMachine } from '$lib/workshop/machine';
import { wayOf } from '$lib/workshop/way';
import type { Lang } from '$lib/scenario/languages';
import type { Program } from '$lib/scenario/program';
import { listen } from '../database/listen';
import type { Db } from '../database/tables';
import { unread, type Machine } from './folded';
import { line, type Line } from './line';
import { live, type Live } from './live';
import { CHANNEL, find, latest, readAfter } from './store';
import { message } from './stream';
import { viewOf } from './view';

/** What the hub needs of a story. */
export interface Play {
	program: Program;
	hash: string;
	/** Texts by key. */
	prose: Record<string, string>;
}

/** Finds a story in a language; undefined where there is none. */
export type Plays = (story: string, lang: Lang) => Play | undefined;

/** A session that this process has in memory. */
export interface Room {
	readonly id: string;
	readonly hostHash: string;
	/** The join code. */
	readonly code: string;
	readonly story: string;
	readonly lang: string;
	/** Milliseconds since 1970. */
	readonly expires: number;
	readonly live: Live;
	readonly line: Line;
	/** Notes sent by each seat, as far as this process has seen; kept nowhere else. */
	readonly notes: Map<string, number>;
	/** When it was last asked for, in milliseconds since 1970. */
	used: number;
}

/** The sessions that this process has in memory. */
export interface Rooms {
	/** A session, read from the database the first time; undefined where there is none, or no longer. */
	enter(id: string): Promise<Room | undefined>;
	all(): Room[];
	/** Forget a session, and tell those who listen that it is gone. */
	close(id: string): void;
	/** Look into the database for what other processes did. */
	look(ids?: readonly string[]): Promise<void>;
	/** Ends all streams, after what waits has been committed. */
	end(): Promise<void>;
}

const GONE = message('gone', {});

/**
 * The sessions in memory.
 * @param url of the Postgres database, to hear of other processes at once; without it they are seen by looking.
 */
export function rooms(db: Db, plays: Plays, url: string | undefined): Rooms {
	const machines = new Map<string, Machine>();
	const entered = new Map<string, Room>();
	const entering = new Map<string, Promise<Room | undefined>>();

	function machineOf(play: Play): Machine {
		const kept = machines.get(play.hash) ?? workshopMachine(play.program);
		machines.set(play.hash, kept);
		return kept;
	}

	async function read(id: string): Promise<Room | undefined> {
		const row = await find(db, id, Date.now());
		const play = row && plays(row.story, row.lang as Lang);
		if (!play) return undefined;
		const shown = live(unread(machineOf(play)), ({ state }) =>
			viewOf(play.program, play.prose, state)
		);
		shown.absorb(await readAfter(db, id, 0));
		return {
			id,
			hostHash: row.host_hash,
			code: row.code,
			story: row.story,
			lang: row.lang,
			expires: row.expires,
			live: shown,
			line: line(db, id, shown, () => close(id)),
			notes: new Map(),
			used: Date.now()
		};
	}

	function close(id: string): void {
		const room = entered.get(id);
		entered.delete(id);
		room?.live.end(GONE);
	}

	async function look(ids: readonly string[] = [...entered.keys()]): Promise<void> {
		const there = await latest(db, ids, Date.now());
		for (const id of ids) {
			const seq = there.get(id);
			const room = entered.get(id);
			if (seq === undefined) close(id);
			else if (room && seq > room.live.folded.seq) room.line.catchUp();
		}
	}

	const deaf = url
		? listen(url, CHANNEL, {
				heard(payload) {
					const [id = '', what = ''] = payload.split(' ');
					const room = entered.get(id);
					if (!room) return;
					if (what === 'gone') close(id);
					else if (what === 'notes') room.live.noted();
					else if (Number(what) > room.live.folded.seq) room.line.catchUp();
				},
				back: () => void look().catch(() => {})
			})
		: undefined;

	return {
		async enter(id) {
			const room = entered.get(id);
			if (room && room.expires > Date.now()) {
				room.used = Date.now();
				return room;
			}
			if (room) close(id);
			const coming =
				entering.get(id) ??
				read(id)
					.then((found) => {
						if (found) entered.set(id, found);
						// What another process added while it was read was heard by nobody here.
						if (found && url) void look([id]).catch(() => {});
						return found;
					})
					.finally(() => entering.delete(id));
			entering.set(id, coming);
			return coming;
		},
		all: () => [...entered.values()],
		close,
		look,
		async end() {
			await deaf?.();
			await Promise.all([...entered.values()].map((room) => room.line.idle()));
			for (const room of entered.values()) room.live.end();
			entered.clear();
		}
	};
}

/** Whether a way holds in a story to its last step. */
export function holds(program: Program, way: readonly string[]): boolean {
	return wayOf(program, way).length === way.length;
}
