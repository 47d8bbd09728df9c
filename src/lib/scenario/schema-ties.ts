import { z } from 'zod';
import { gate, id, prose } from './schema-pieces';
import { LINES, ROWS } from './vocabulary';

/** What changes between people: ties, and the sheets that fill as things are heard. */

/** A relation between two people, or a condition of one. */
export const tie = z.strictObject({
	from: id.optional().describe('だれから。 / One end: a person.'),
	to: id.optional().describe('だれへ。 / The other end: a person.'),
	of: id
		.optional()
		.describe(
			'関係でなく様子のとき。人の名札か home。 / For a condition rather than a relation: a person, or `home`.'
		),
	name: prose
		.optional()
		.describe('地図に出す名。`of` のときはいる。 / Its name on the map; needed with `of`.'),
	levels: z
		.array(prose)
		.min(1)
		.describe('段の名、細いほうから。 / Named levels, from thin to strong.'),
	lines: z
		.array(z.enum(LINES))
		.optional()
		.describe(
			'段ごとの線。なければ細いほうから太いほうへ。 / How each level is drawn; by default from thin to strong.'
		),
	start: prose
		.optional()
		.describe('はじめの段。なければ一つ目。 / The level at the start; by default the first.')
});

/** A sheet of paper with three rows. */
export const sheet = z.strictObject({
	of: id.describe('だれの紙か。 / Whose sheet.'),
	title: prose.describe('紙の題。 / Its title.'),
	entries: z
		.record(
			id,
			z.strictObject({
				row: z
					.enum(ROWS)
					.describe(
						'words 言葉、fears 心配、keeps ゆずれないもの。 / Words, fears, what cannot be given up.'
					),
				...gate,
				text: prose.describe('書きこむ言葉。 / What is written.')
			})
		)
		.describe('聞いたことが一つずつ書きこまれる。 / Filled in as things are heard.')
});
