import { z } from 'zod';

/**
 * What is wrong with a name or an e-mail address.
 * @returns a code; undefined where both will do.
 */
export function newcomerIn(typed: {
	name: string;
	email: string;
}): 'no-name' | 'no-email' | undefined {
	if (!typed.name || typed.name.length > 100) return 'no-name';
	if (typed.email.length > 200 || !z.email().safeParse(typed.email).success) return 'no-email';
	return undefined;
}
