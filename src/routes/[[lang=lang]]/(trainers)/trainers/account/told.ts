import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { acting } from '$lib/server/trainers/acting';
import { textsIn } from '$lib/server/trainers/typed';
import type { Key } from '$lib/server/trainers/second-factor';
import type { Trainer } from '$lib/server/trainers/trainer';
import { mustBeTrainer } from '$lib/server/trainers/who';
import type { Drawing } from '$lib/ui/qr/drawing';

/** What a form on this page brought about. */
export interface Told {
	/** Which part of the page speaks. */
	at: 'name' | 'password' | 'second' | 'passkeys' | 'sessions';
	/** `done`, or what is wrong. */
	code: string;
	minutes?: number;
	hints?: string[];
	/** A second factor that is being set up. */
	key?: Key & { qr: Drawing };
	/** Codes for the day the phone is lost: shown once. */
	codes?: string[];
}
type Answer = Promise<Told | ActionFailure<Told>>;

/** What a form's part of the page does. */
type Work<Name extends string> = (
	event: RequestEvent,
	trainer: Trainer,
	typed: Record<Name, string>
) => Promise<Omit<Told, 'at'>>;

/**
 * An action of this page, for whoever is signed in.
 * @param names fields of its form.
 */
export function actionOf<Name extends string>(
	at: Told['at'],
	names: Name[],
	work: Work<Name>
): (event: RequestEvent) => Answer {
	return async (event) => {
		const typed = textsIn(await event.request.formData(), ...names);
		const told = await acting(async () => work(event, await mustBeTrainer(event.locals), typed));
		// A refusal, which does not know where it is told.
		if ('status' in told) return fail(told.status, { at, ...told.data });
		return told.code === 'done' || told.key ? { at, ...told } : fail(400, { at, ...told });
	};
}
