import { fail, type ActionFailure } from '@sveltejs/kit';
import { Refusal } from '../requests/refusal';

/** Too much has gone wrong, as a page tells it. */
export interface Slowed {
	code: 'slow-down';
	/** Minutes to wait. */
	minutes: number;
}

/** Does what a form asks; a refusal becomes an answer that the page can tell. */
export async function acting<T>(work: () => Promise<T>): Promise<T | ActionFailure<Slowed>> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const minutes = Math.ceil((error.after ?? 60) / 60);
		return fail(error.status, { code: 'slow-down', minutes });
	}
}
