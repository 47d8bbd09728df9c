import { Readable } from 'node:stream';
import { isHttpError } from '@sveltejs/kit';
import { langOf } from '$lib/scenario/languages';
import { begun } from '$lib/server/backup/begun';
import { backUp, nameOf } from '$lib/server/backup/writing';
import { noteBackup } from '$lib/server/courses/audit';
import { thePlace } from '$lib/server/database/the-database';
import { theSecret } from '$lib/server/trainers/secret';
import { mustBeAdmin } from '$lib/server/trainers/who';
import { words } from '$lib/server/words';
import type { RequestHandler } from './$types';

/**
 * A backup, as a file. It is asked for by a form and not by a link, so that nothing fetches it ahead; every course's
 * list of who looked tells of it. Where its beginning cannot be read, nothing is saved, and the answer is 503.
 */
export const POST: RequestHandler = async ({ locals, params }) => {
	try {
		const admin = await mustBeAdmin(locals);
		const place = thePlace();
		const file = await begun(backUp(place, await theSecret(place.folder)));
		await noteBackup(await locals.db(), admin);
		return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array>, {
			headers: {
				'content-type': 'application/gzip',
				'content-disposition': `attachment; filename="${nameOf()}"`,
				'cache-control': 'private, no-store'
			}
		});
	} catch (error) {
		if (isHttpError(error)) throw error;
		console.error('A backup could not be taken.', error);
		return new Response(words(langOf(params.lang), 'admin')['admin']?.['backup-failed'], {
			status: 503,
			headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
		});
	}
};
