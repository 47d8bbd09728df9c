import { z } from 'zod';
import { readName } from '$lib/review/release-name';
import { courseFor } from '$lib/server/courses/access';
import { answer, read } from '$lib/server/requests/answering';
import { Refusal } from '$lib/server/requests/refusal';
import { releaseNamed } from '$lib/server/review/reading';
import { noteRelease, readerOf } from '$lib/server/review/reading-course';
import type { RequestHandler } from './$types';

const Noted = z.strictObject({
	kind: z.enum(['csv', 'json', 'printed']),
	releases: z.array(z.string().max(300)).max(12)
});

/**
 * A page is about to take along what it shows. Nothing but the note is made here: the file is made in the browser, of
 * what is on the screen.
 */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { db, trainer } = await readerOf(locals);
	return answer(async () => {
		const found = await courseFor(db, trainer, params.course);
		if (!found) throw new Refusal('unknown');
		const { kind, releases } = await read(request, Noted);
		const names = releases.map((written) => {
			const name = readName(written);
			if (name?.course !== found.course.id) throw new Refusal('unknown');
			return name;
		});
		for (const name of names) if (!(await releaseNamed(db, name))) throw new Refusal('unknown');
		for (const name of names) await noteRelease(db, trainer, name, kind);
		return {};
	});
};
