/** A room on the server. */
export interface Room {
	id: string;
	/** Where phones join. */
	code: string;
	/** Key of the facilitator; without it one can only look. */
	host?: string | undefined;
}

/** Where the server is asked about a room. */
export function pathOf({ id }: Pick<Room, 'id'>): string {
	return `/api/workshop/${encodeURIComponent(id)}`;
}

/**
 * Asks the server about a room, with the key where there is one.
 * @param path below the room's own, as `/notes`.
 * @throws TypeError where no server answers.
 */
export function ask(room: Room, path = '', method = 'GET', body?: object): Promise<Response> {
	return fetch(`${pathOf(room)}${path}`, {
		method,
		headers: {
			...(body ? { 'content-type': 'application/json' } : {}),
			...(room.host === undefined ? {} : { authorization: `Bearer ${room.host}` })
		},
		...(body ? { body: JSON.stringify(body) } : {})
	});
}
