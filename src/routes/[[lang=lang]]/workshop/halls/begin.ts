import { freshId } from '$lib/journal/ids';
import type { Lang } from '$lib/scenario/languages';
import type { WorkshopEvent } from '$lib/workshop/events';
import { beginHall } from './store';

/** What a room is opened with. */
export type Opening = Omit<Extract<WorkshopEvent, { type: 'opened' }>, 'type'>;

/** Why a room could not be opened: the device keeps nothing, or no server answers. */
export class NotOpened extends Error {
	constructor(readonly why: 'storage' | 'server') {
		super(why);
	}
}

/**
 * Opens a room on this device, for hands and cards.
 * @returns what follows `/workshop/room` in its address.
 * @throws NotOpened where nothing can be stored.
 */
export async function openRoomHere(opening: Opening): Promise<string> {
	const id = freshId();
	try {
		await beginHall(id, { type: 'opened', ...opening });
	} catch {
		throw new NotOpened('storage');
	}
	return `?here=${id}`;
}

/**
 * Opens a room on the server, which phones can join.
 * @param lang of what phones show.
 * @returns what follows `/workshop/room` in its address.
 * @throws NotOpened where no server answers, or it will not.
 */
export async function openRoomThere(opening: Opening, lang: Lang): Promise<string> {
	const { story, way, stops } = opening;
	const body = JSON.stringify({ story, lang, way, ...(stops ? { stops } : {}) });
	const headers = { 'content-type': 'application/json' };
	const answer = await fetch('/api/workshop', { method: 'POST', headers, body }).catch(
		() => undefined
	);
	if (!answer?.ok) throw new NotOpened('server');
	const { id, host } = (await answer.json()) as { id: string; host: string };
	// Only the way back is kept here; where that is not possible, the address is the way back.
	await beginHall(id, { type: 'opened', ...opening }, { host }).catch(() => {});
	return addressOf({ id, host });
}

/** What follows `/workshop/room` in the address of a kept room. */
export function addressOf({ id, host }: { id: string; host?: string | undefined }): string {
	return host === undefined ? `?here=${id}` : `?room=${id}#${host}`;
}
