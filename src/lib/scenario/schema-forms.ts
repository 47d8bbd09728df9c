import { z } from 'zod';
import { gate, id, prose } from './schema-pieces';
import { BLOCKS } from './vocabulary';

/** Forms that a story may take beside a string of scenes: parts with an agenda, and a page that is made up. */

/** A part of a story: one meeting of several, one small story among others. */
export const act = z.strictObject({
	title: prose.describe('幕の題。 / Its title.'),
	when: prose.optional().describe('いつ。 / When it happens.'),
	agenda: z
		.record(id, prose)
		.optional()
		.describe(
			'次第。場面の `item:` が、いまの項を示す。 / The agenda; `item:` of a scene names what is on the table.'
		)
});

/** A page laid out before the reader: blocks in the order in which they stand, each empty until it is chosen. */
export const page = z.strictObject({
	title: prose.describe('何の紙面か。 / What page it is.'),
	blocks: z
		.record(
			id,
			z.strictObject({
				as: z
					.enum(BLOCKS)
					.describe(
						'heading 見出し、lead 前書き、body 本文、box 囲み、small 小さな字。 / How it is set.'
					),
				empty: prose.describe(
					'まだ空のとき、うすく出る言葉。 / What stands there, pale, while it is empty.'
				),
				lines: z
					.array(z.strictObject({ ...gate, text: prose.describe('載る言葉。 / What is printed.') }))
					.min(1)
					.describe(
						'上から読み、はじめに合ったものが載る。 / The first whose condition holds is printed.'
					)
			})
		)
		.describe('紙面の部分、上から順に。 / Blocks, from the top of the page.')
});
