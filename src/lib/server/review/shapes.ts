import { z } from 'zod';
import { readReceipt } from '$lib/review/receipt';
import { mayBeShared } from '$lib/review/telling';

/** What learners' requests carry; anything else in them is refused. */

/** Bytes of a request: 200 deeds, or 1,000 characters each written as an escape, and some room. */
export const MOST_BYTES = 32 * 1024;

const name = z.string().regex(/^[\w-]{1,100}$/);

const receipt = z
	.string()
	.max(100)
	.transform((typed, context) => {
		const read = readReceipt(typed);
		if (read === undefined) context.addIssue({ code: 'custom', message: 'no receipt' });
		return read ?? '';
	});

/** What a person can have written. */
const text = z.string().refine(mayBeShared);

export const contributionShape = z.strictObject({
	course: name,
	receipt,
	/** `readContribution` reads it whole, once it is known of which version it is. */
	contribution: z.looseObject({ scenario: name, hash: name })
});

export const reflectionShape = z.strictObject({
	course: name,
	receipt,
	scenario: name,
	hash: name,
	scene: name,
	text
});

export const receiptShape = z.strictObject({
	receipt,
	act: z.enum(['ask', 'withdraw', 'withdraw-batch'])
});
