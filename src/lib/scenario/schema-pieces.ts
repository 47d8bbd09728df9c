import { z } from 'zod';

/**
 * The pieces of the script format that stand in many places: ids, prose, conditions, texts, roads, effects.
 * Every description is shown by editors while an author writes: Japanese first, then English.
 */

export const id = z
	.string()
	.regex(
		/^[a-z][a-z0-9-]*$/,
		'an id has small letters, digits and hyphens, and begins with a letter'
	)
	.meta({
		id: 'id',
		description:
			'名札。英小文字・数字・ハイフン、英字で始める。 / An id: small letters, digits and hyphens, beginning with a letter.'
	});

/** Words for a reader; spaces at both ends are dropped, and nothing is not a text. */
export const prose = z.string().trim().min(1);

export const ids = z
	.union([id, z.array(id)])
	.meta({ id: 'ids', description: '名札を一つ、または並べて。 / One id, or a list of ids.' });

/** A condition: a mark, the level of a tie, or a combination of them. */
export type Condition =
	| string
	| { mark: string }
	| { tie: string; from?: string; upto?: string }
	| { not: Condition }
	| { all: Condition[] }
	| { any: Condition[] };

// Nothing inside `z.lazy` may copy the schema it stands in (`describe` copies), or it never ends.
export const condition: z.ZodType<Condition> = z
	.lazy(() =>
		z.union([
			id.describe('残っている印。 / A mark that has been left.'),
			z.strictObject({ mark: id.describe('残っている印。 / A mark that has been left.') }),
			z
				.strictObject({
					tie: id.describe('つながりの名札。 / The id of a tie.'),
					from: prose
						.optional()
						.describe('この段か、それより強い。 / This level or a stronger one.'),
					upto: prose.optional().describe('この段か、それより弱い。 / This level or a weaker one.')
				})
				.describe('つながりの段。 / The level of a tie: `from` or stronger, `upto` or weaker.'),
			z
				.strictObject({ not: condition })
				.describe('これが成り立たないとき。 / When this does not hold.'),
			z
				.strictObject({ all: z.array(condition).min(1) })
				.describe('すべて成り立つとき。 / When all of these hold.'),
			z
				.strictObject({ any: z.array(condition).min(1) })
				.describe('どれか成り立つとき。 / When any of these holds.')
		])
	)
	.meta({
		id: 'condition',
		description:
			'条件。印の名札、つながりの段、not・all・any の組み合わせ。 / A condition: a mark, the level of a tie, or `not`, `all`, `any`.'
	});

export const gate = {
	when: condition.optional().describe('成り立つときだけ。 / Only when this holds.'),
	unless: condition.optional().describe('成り立たないときだけ。 / Only when this does not hold.')
};

/** One item of a text: narration, a line by a speaker, a variant, or an echo. */
export type Item =
	| string
	| { when?: Condition; unless?: Condition; text: Item[] }
	| { echo: Condition; because: string; text: Item[] }
	| { [speaker: string]: string };

const item: z.ZodType<Item> = z
	.lazy(() =>
		z.union([
			prose.describe('地の文。 / Narration.'),
			z
				.strictObject({ ...gate, text: text.describe('そのとき出る文。 / What is shown then.') })
				.describe('条件が成り立つときだけの文。 / A variant: shown only when the condition holds.'),
			z
				.strictObject({
					echo: condition.describe(
						'前の選択が残した印や段。 / The mark or level that an earlier choice left.'
					),
					because: prose.describe('わけを示す一行。 / The one line that shows the cause.'),
					text: text.describe('返ってくるできごと。 / What returns.')
				})
				.describe('こだま。前の選択が、あとで返ってくる。 / An echo: an earlier choice returns.'),
			z
				.record(id, prose)
				.refine((line) => Object.keys(line).length === 1, 'one speaker a line')
				.describe('せりふ。話す人の名札と言葉。 / A line: the speaker’s id and the words.')
		])
	)
	.meta({
		id: 'item',
		description:
			'地の文、せりふ、条件つきの文、こだま。 / Narration, a line by a speaker, a variant, or an echo.'
	});
export const text = z.array(item).min(1);

export const road = z
	.union([
		id,
		z
			.array(
				z.strictObject({
					...gate,
					to: id.describe('場面か結びの名札。 / The id of a scene or ending.')
				})
			)
			.min(1)
	])
	.meta({
		id: 'road',
		description:
			'行き先。場面か結びの名札。または上から読む条件の並びで、最後は条件なし。 / Where it leads: a scene or ending, or a list of conditions read from the top; the last has none.'
	});

export const effects = {
	moves: z
		.record(id, prose)
		.optional()
		.describe(
			'動くつながり。up、down、または段の名。 / Ties that change: `up`, `down`, or the name of a level.'
		),
	marks: ids
		.optional()
		.describe('残す印。印は消えない。 / Marks that are left; a mark is never cleared.')
};
