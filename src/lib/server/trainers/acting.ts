import { fail, isHttpError, isRedirect, type ActionFailure } from '@sveltejs/kit';
import { Refusal } from '../requests/refusal';

/** Something was not done, as a page tells it. */
export interface NotDone {
	/** Too much has gone wrong; or the database cannot be reached. */
	code: 'slow-down' | 'try-again';
	/** Minutes to wait. */
	minutes: number;
}

/**
 * Does what a form asks; what hinders it becomes an answer that the page can tell, so that nothing typed is lost.
 * @param kept goes back to the page with it.
 */
export async function acting<T, Kept extends object = object>(
	work: () => Promise<T>,
	kept?: Kept
): Promise<T | ActionFailure<NotDone & Partial<Kept>>> {
	const notDone = (status: number, told: NotDone) =>
		fail(status, { ...kept, ...told } as NotDone & Partial<Kept>);
	try {
		return await work();
	} catch (error) {
		if (isRedirect(error) || isHttpError(error) || isOfKit(error)) throw error;
		if (error instanceof Refusal)
			return notDone(error.status, {
				code: 'slow-down',
				minutes: Math.ceil((error.after ?? 60) / 60)
			});
		console.error(error);
		return notDone(503, { code: 'try-again', minutes: 0 });
	}
}

/** What SvelteKit itself refuses, as a body that is too large; it has the answer to it. */
function isOfKit(error: unknown): boolean {
	// https://github.com/sveltejs/kit/blob/main/packages/kit/src/exports/internal/index.js: it is not exported.
	return (
		error instanceof Error &&
		'text' in error &&
		'status' in error &&
		typeof error.status === 'number'
	);
}
