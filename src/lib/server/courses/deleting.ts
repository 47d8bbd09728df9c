import { patiently } from '../database/patience';
import type { Db } from '../database/tables';
import { writeOver } from '../database/write-over';
import { owe } from '../review/rewriting';
import type { Course } from './course';

/**
 * Deletes a course wholly: what waits, what was released, who looked. Receipts of what was in it are unknown from then
 * on. SQLite's pages and its log are written over before this returns, odd corners of pages with the next keeping
 * (`review/rewriting.ts`). Copies in backups remain until those are destroyed.
 * @param typed the course's name, as somebody typed it to say that they mean it; spaces around it do not matter.
 * @returns false where it is not the name; nothing has changed then.
 */
export async function deleteCourse(
	db: Db,
	{ id, name }: Pick<Course, 'id' | 'name'>,
	typed: string
): Promise<boolean> {
	if (plain(typed) !== plain(name)) return false;
	await patiently(() =>
		db.transaction().execute(async (tx) => {
			await tx.deleteFrom('course').where('id', '=', id).execute();
			await owe(tx);
		})
	);
	await writeOver(db);
	return true;
}

/** Full-width or not, and how many spaces, is a matter of the keyboard. */
function plain(text: string): string {
	return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}
