import { Readable } from 'node:stream';
import { backUp, nameOf } from '$lib/server/backup/writing';
import { noteBackup } from '$lib/server/courses/audit';
import { thePlace } from '$lib/server/database/the-database';
import { mustBeAdmin } from '$lib/server/trainers/who';
import type { RequestHandler } from './$types';

/**
 * A backup, as a file. It is asked for by a form and not by a link, so that nothing fetches it ahead; every course's
 * list of who looked tells of it.
 */
export const POST: RequestHandler = async ({ locals }) => {
	const admin = await mustBeAdmin(locals);
	await noteBackup(await locals.db(), admin);
	const file = Readable.toWeb(backUp(thePlace())) as ReadableStream<Uint8Array>;
	return new Response(file, {
		headers: {
			'content-type': 'application/gzip',
			'content-disposition': `attachment; filename="${nameOf()}"`,
			'cache-control': 'private, no-store'
		}
	});
};
