import type { Db } from '../database/tables';

/** How much there is. How many contributions wait is not among it: nobody needs to know, and a change tells that one came. */
export interface Counted {
	trainers: number;
	courses: number;
	/** Sealed batches of choices and of reflections. */
	releases: number;
}

/** Counts what there is. */
export async function counted(db: Db): Promise<Counted> {
	const count = async (table: 'user' | 'course' | 'batch' | 'written_batch') => {
		const { n } = await db
			.selectFrom(table)
			.select(({ fn }) => fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow();
		return Number(n);
	};
	return {
		trainers: await count('user'),
		courses: await count('course'),
		releases: (await count('batch')) + (await count('written_batch'))
	};
}
