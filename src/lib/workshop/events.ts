import { z } from 'zod';

/**
 * What happens in a workshop, in the past tense: a session is the list of these, and nothing else. It is folded by
 * `machine.ts`, on the server and on every device alike. Ballots stay on the server; all else may be seen by all.
 */

/** How people answer; any mix of them. */
const answers = z.strictObject({ phones: z.boolean(), hands: z.boolean(), cards: z.boolean() });

/** Voices by choice. A phone alone gives one; a phone for a table gives as many as sit there. */
const counts = z.record(z.string(), z.number().int().min(0).max(9_999));

/** One phone's answer: its voices, and which try it is, so that an older one that comes late changes nothing. */
const ballot = z.strictObject({
	seat: z.string(),
	voices: counts,
	/** Counts up with every change on that phone, from 1. */
	change: z.number().int().min(1)
});

const happened = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
	z.strictObject({ type: z.literal(type), ...shape });

export const workshopEvent = z.discriminatedUnion('type', [
	/** The room opens. `way`: steps that lead to its first scene; `stops`: where votes are planned. */
	happened('opened', {
		story: z.string(),
		hash: z.string(),
		answers,
		way: z.array(z.string()),
		stops: z.array(z.string()).optional()
	}),
	happened('seated', {
		seats: z.array(z.strictObject({ seat: z.string(), size: z.number().int() }))
	}),
	/** The scene on the projector is read aloud. */
	happened('begun', {}),
	/** A vote opens: the first of a round, or the second after talking. */
	happened('asked', {}),
	happened('cast', { ballots: z.array(ballot).min(1) }),
	/** The vote closes; the voices of the phones are counted here, once. */
	happened('closed', { voices: counts }),
	/** Raised hands or cards of the vote that was closed last; may be corrected until both are shown. */
	happened('raised', { voices: counts }),
	happened('revealed', {}),
	/** The question of the scene is put to the room. */
	happened('wondered', {}),
	happened('peeked', { choice: z.string() }),
	happened('returned', {}),
	happened('followed', { choice: z.string(), by: z.enum(['majority', 'facilitator']) }),
	/** A hard scene was announced, and the group reads it. */
	happened('entered', {}),
	/** What followed a choice has been read. */
	happened('heard', {}),
	/** Past a scene without choosing. `from`: the scene that is left, so that a second press does not leave the next. */
	happened('went-on', { from: z.string(), did: z.enum(['next', 'skip', 'leave']) }),
	happened('ended', {})
]);

export type WorkshopEvent = z.output<typeof workshopEvent>;
export type Voices = Record<string, number>;
export type Answers = z.output<typeof answers>;
