import { z } from 'zod';
import { LANGS } from '$lib/scenario/languages';
import type { WorkshopEvent } from '$lib/workshop/events';

/** What requests carry; anything else in them is refused. */

const id = z.string().min(1).max(100);
/** Made by the phone: 128 random bits or more. */
const token = z.string().min(22).max(128);

export const openingShape = z.strictObject({
	story: id,
	lang: z.enum(LANGS),
	way: z.array(id).max(200),
	stops: z.array(id).max(200).optional()
});

export const seatShape = z.strictObject({ token, size: z.number().int().min(1).max(99) });

export const ballotShape = z.strictObject({
	token,
	round: z.number().int().min(1).max(9_999),
	vote: z.number().int().min(1).max(2),
	voices: z.record(id, z.number().int().min(0).max(99)),
	change: z.number().int().min(1).max(1_000_000)
});

const happened = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
	z.strictObject({ type: z.literal(type), ...shape });
const plain = <Type extends string>(type: Type) => happened(type, {});

/** What a facilitator can let happen: neither seats nor ballots, and nothing that phones said. */
const event = z.discriminatedUnion('type', [
	plain('begun'),
	plain('entered'),
	happened('went-on', { from: id, did: z.enum(['next', 'skip', 'leave']) }),
	plain('asked'),
	plain('closed'),
	happened('raised', { voices: z.record(id, z.number().int().min(0).max(9_999)) }),
	plain('revealed'),
	plain('wondered'),
	happened('peeked', { choice: id }),
	plain('returned'),
	happened('followed', { choice: id, by: z.enum(['majority', 'facilitator']) }),
	plain('heard'),
	plain('ended')
]) satisfies z.ZodType<WorkshopEvent>;

export const tellShape = z.strictObject({ after: z.number().int().min(0), event });

export const noteShape = z.strictObject({ token, text: z.string().trim().min(1).max(300) });

export const allowShape = z.strictObject({ allowed: z.boolean() });

/** A seat as the server gave it. */
export const seatName = z.string().regex(/^[\w-]{22}$/);

/** The number of an event. */
export const seqName = z.coerce.number().int().min(0);
