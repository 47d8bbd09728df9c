import { error } from '@sveltejs/kit';
import type { Db } from '../database/tables';
import type { Trainer } from '../trainers/trainer';
import { mustBeTrainer } from '../trainers/who';
import { courseFor } from './access';
import type { Joined } from './course';

/** What a page or an action of a course works with. */
export interface Inside extends Joined {
	db: Db;
	trainer: Trainer;
}

/**
 * The course of an address, for somebody who is in it.
 * @throws 401 where nobody is signed in; 404 where there is no such course, or not for them.
 */
export async function mustBeIn(locals: App.Locals, id: string): Promise<Inside> {
	const trainer = await mustBeTrainer(locals);
	const db = await locals.db();
	const joined = await courseFor(db, trainer, id);
	return joined ? { ...joined, db, trainer } : error(404, 'unknown');
}

/**
 * The course of an address, for its owner.
 * @throws as {@link mustBeIn}; 403 for a trainer of the course, who sees that it is there.
 */
export async function mustOwn(locals: App.Locals, id: string): Promise<Inside> {
	const inside = await mustBeIn(locals, id);
	return inside.role === 'owner' ? inside : error(403, 'not-owner');
}
