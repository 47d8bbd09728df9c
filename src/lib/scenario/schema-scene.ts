import { z } from 'zod';
import { effects, gate, id, ids, prose, road, text } from './schema-pieces';
import { CAUTIONS } from './vocabulary';

const choice = z.strictObject({
	...gate,
	say: prose
		.optional()
		.describe(
			'言うこと。かぎかっこは書かない。 / What is said, without quotes. Either `say` or `do`.'
		),
	do: prose
		.optional()
		.describe(
			'すること。何も言わないとき。 / What is done, where nothing is said. Either `say` or `do`.'
		),
	aim: prose.describe('ねらい、一行で。 / What it aims at, in one line.'),
	gain: prose.optional().describe('得るもの、一行で。 / What it gains, in one line.'),
	cost: prose.optional().describe('置いていくもの、一行で。 / What it leaves behind, in one line.'),
	keeps: ids.optional().describe('よりどころにする原則。 / Principles it leans on.'),
	strains: ids
		.optional()
		.describe(
			'無理をかける原則。あとに直しがいる。 / Principles it strains; a repair must stay reachable.'
		),
	repairs: ids.optional().describe('この選択が直す、前の選択。 / Earlier choices that it mends.'),
	...effects,
	then: z
		.union([prose, text])
		.describe(
			'すぐに起こること。体、声、物。評価は書かない。 / What follows at once: a body, a voice, a thing; never a verdict.'
		),
	to: road
		.optional()
		.describe('行き先。なければ場面の `to`。 / Where it leads; without it, where the scene leads.')
});

/** A moment of the story: it ends in a decision, or leads on. */
export const scene = z.strictObject({
	when: prose.describe('いつ。 / When it happens.'),
	where: prose.describe('どこで。 / Where it happens.'),
	part: id
		.optional()
		.describe('どの幕か。`parts` があるときはいる。 / Its part; needed where there are parts.'),
	item: id
		.optional()
		.describe('その幕の次第の、いまの項。 / The item of the agenda that is on the table.'),
	page: z
		.boolean()
		.optional()
		.describe('選択の上に紙面を広げる。 / The page is laid out above the choices.'),
	leave: z
		.literal(false)
		.optional()
		.describe('ここでは抜けられない。 / Leaving is not offered here.'),
	basis: prose.describe(
		'もとになった事例集の節の名、または invented（創作）。 / A section of the casebook entry, or `invented`.'
	),
	teaches: z
		.array(z.string())
		.optional()
		.describe(
			'この場面が扱う、検討会の意見の番号。 / Opinions of the committee’s table, as D3-03.'
		),
	caution: z
		.enum(CAUTIONS)
		.optional()
		.describe(
			'場面の前に知らせること。`skip` がいる。 / Announced before the scene, which can then be skipped.'
		),
	skip: z
		.strictObject({
			text: prose.describe('平らなあらまし。 / A neutral summary.'),
			...effects,
			to: road.describe(
				'とばしたときの行き先。 / Where it leads then; in a dangerous story, on to a safety check.'
			)
		})
		.optional()
		.describe(
			'読まずに進むときのあらましと行き先。 / The summary of a scene that is not read, and where it leads.'
		),
	'safety-check': z
		.boolean()
		.optional()
		.describe(
			'この場面で、命の無事を確かめる。 / Safety of life is looked after here; every road of a dangerous story passes one.'
		),
	text: text.describe('場面の文。三つから七つ。 / What happens, in three to seven items.'),
	ask: prose
		.optional()
		.describe(
			'迷いどころの問い。選択があるとき。 / The question of the decision; only with choices.'
		),
	choices: z
		.record(id, choice)
		.optional()
		.describe(
			'選択。二つから四つ。 / The choices, two to four; their ids are unique in the story.'
		),
	...effects,
	to: road.optional().describe('行き先。 / Where the scene leads.'),
	reflection: z
		.strictObject({
			between: z
				.tuple([id, id])
				.describe('ここで引き合う二つの原則。 / Two principles that pull against each other here.'),
			ask: prose.describe('ふりかえりの問い。 / A question for looking back.')
		})
		.optional()
		.describe('ふりかえり。 / A reflection, shown when looking back.'),
	report: prose
		.optional()
		.describe(
			'事例集が伝える実際。答えとしては書かない。 / What the casebook reports of the real work here; never as the answer.'
		)
});

/** An unfinished place to stop. */
export const ending = z.strictObject({
	title: prose.describe('結びの題。 / Its title.'),
	when: prose.optional().describe('いつ。 / When it happens.'),
	where: prose.optional().describe('どこで。 / Where it happens.'),
	text: text.describe(
		'結びの文。ほかの結びと同じくらいの長さで。 / What happens; as long as the other endings.'
	),
	you: prose.describe('支える人が持ち帰る一行。 / One line for the supporter, to take home.')
});
