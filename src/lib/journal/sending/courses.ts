import { transact } from '../connection';
import { changed } from './changes';
import type { SendingDb } from './database';
import type { Joined } from './types';

/**
 * The courses joined on this device, by name.
 * @throws JournalError.
 */
export async function joinedCourses(db: SendingDb): Promise<Joined[]> {
	const all = await transact(db, ['courses'], 'readonly', (store) => store('courses').getAll());
	return all.sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Joins a course: this device remembers it, and nobody is told. Joining again brings it up to date.
 * @throws JournalError.
 */
export async function joinCourse(db: SendingDb, course: Joined): Promise<void> {
	await transact(db, ['courses'], 'readwrite', (store) => store('courses').put(course));
	changed();
}

/**
 * Leaves a course. What was sent to it stays sent, and its receipts stay here.
 * @throws JournalError.
 */
export async function leaveCourse(db: SendingDb, id: string): Promise<void> {
	await transact(db, ['courses'], 'readwrite', (store) => store('courses').delete(id));
	changed();
}
