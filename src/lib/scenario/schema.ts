import { z } from 'zod';
import { condition, effects, id, prose, road } from './schema-pieces';
import { ending, scene } from './schema-scene';
import { act, page } from './schema-forms';
import { sheet, tie } from './schema-ties';
import { CAUTIONS, ROLES } from './vocabulary';

/**
 * The script format: what an author writes, as one zod schema.
 * The types of this folder, the JSON Schema that editors use, and the first line of checks all come from here.
 * Rules that need more than one place of the script (unknown targets, traps …) live in `checks/`.
 */
export type { Condition, Item } from './schema-pieces';
export * from './vocabulary';

const person = z.strictObject({
	name: prose.describe('呼び名。 / The name.'),
	who: prose.optional().describe('どういう人か、短く。 / Who this is, in a few words.'),
	home: z.boolean().optional().describe('この家で暮らす。 / Lives in the house.'),
	kind: z
		.enum(['person', 'service', 'creature'])
		.optional()
		.describe('人、機関、生きもの。なければ人。 / Without it, a person.'),
	unseen: z.boolean().optional().describe('地図に描かない。 / Not on the map of ties.')
});

/** The schema of `scenario.yaml`. */
export const scenarioSchema = z.strictObject({
	title: prose.describe('物語の題。 / The title.'),
	summary: prose.describe(
		'入口に出す二、三文。 / Two or three sentences for the card on the front page.'
	),
	role: prose.describe('だれの立場に立つか。 / Whose shoes the learner steps into.'),
	roles: z
		.array(z.enum(ROLES))
		.min(1)
		.describe(
			'役の分け。さがすときに使う。 / Kinds of role, for finding the story on the front page.'
		),
	directions: z
		.array(z.number().int().min(1).max(6))
		.min(1)
		.describe(
			'主に扱う、事例集の方向性（1〜6）。 / The casebook’s directions that it mainly teaches, 1 to 6.'
		),
	minutes: z
		.number()
		.int()
		.min(5)
		.max(90)
		.describe('かかる時間（分）、5〜90。 / Minutes it takes, 5 to 90.'),
	groups: z
		.boolean()
		.optional()
		.describe('会場での集まりにも向く。 / Also suits an evening in a hall.'),
	cautions: z
		.array(z.enum(CAUTIONS))
		.optional()
		.describe(
			'先に知らせること。 / What the story announces: violence, dark-thoughts and emergency mean danger to life.'
		),
	about: z
		.strictObject({
			casebook: z
				.union([z.number(), z.string()])
				.transform(String)
				.optional()
				.describe('事例集の項目番号。 / Number of the casebook entry: 7, or 5-1.'),
			sections: z.array(prose).optional().describe('その項目の節の名。 / Sections of that entry.'),
			facts: prose.describe(
				'事例集にあること、自分の言葉で。 / What the casebook says, in your own words.'
			),
			invented: prose.describe('創ったこと。 / What was invented.'),
			note: prose
				.optional()
				.describe('変えた細部など。 / Which details were changed, and other notes.')
		})
		.describe('事実と創作の分け目。 / Where fact ends and invention begins.'),
	principles: z
		.array(id)
		.min(1)
		.describe(
			'どの道でも出会う原則。少なく、確かに。 / Principles that every complete run meets. Claim few.'
		),
	people: z
		.record(id, person)
		.describe('出てくる人、機関、生きもの。 / People, services and creatures.'),
	ties: z
		.record(id, tie)
		.describe('動いていくつながりや様子。 / Relations and conditions that change.'),
	marks: z
		.record(id, prose)
		.describe(
			'覚えておくこと。ふりかえりで出る一行。 / What is remembered, each with the line shown when looking back.'
		),
	sheets: z
		.record(id, sheet)
		.optional()
		.describe('聞くほどに埋まる紙。 / Sheets of paper that fill as things are heard.'),
	same: z
		.strictObject({
			when: condition.describe('見えてくるのはいつか。 / When it shows.'),
			entries: z
				.array(z.string())
				.length(2)
				.describe('重なる二つの書きこみ。紙.書きこみ。 / The two entries, as sheet.entry.'),
			text: prose.describe('重なっていた言葉。 / The words they share.')
		})
		.optional()
		.describe(
			'二枚の紙に、じつは重なっていた言葉。 / The words that both sheets turn out to share.'
		),
	glossary: z
		.record(
			id,
			z.strictObject({
				term: prose.describe('文に出てくるとおりの用語。 / The term, exactly as it is said.'),
				means: prose.describe('やさしい一行の説明。 / A plain meaning in one line.')
			})
		)
		.optional()
		.describe('この物語の用語。 / Terms of this story.'),
	renamed: z
		.record(id, id)
		.optional()
		.describe(
			'公開後に変えた名札。古い名札: 新しい名札。 / Ids that changed since they were released: old to new.'
		),
	parts: z
		.record(id, act)
		.optional()
		.describe('幕。あれば、どの場面も一つに入る。 / Parts; every scene then belongs to one.'),
	page: page
		.optional()
		.describe('選ぶほどに組み上がる一枚の紙面。 / A page that is made up as choices are made.'),
	leave: z
		.strictObject({
			do: prose.describe('抜けるボタンの言葉。 / The words of the button.'),
			...effects,
			to: road.describe('抜けた先。 / Where leaving leads.')
		})
		.optional()
		.describe(
			'どの場面からでも抜けられる。 / The reader may leave at any scene but those with `leave: false`.'
		),
	scenes: z
		.record(id, scene)
		.refine((scenes) => Object.keys(scenes).length > 0, 'at least one scene')
		.describe('場面。一つ目から始まる。 / The scenes; the first is where the story starts.'),
	endings: z
		.record(id, ending)
		.describe('結び。三つ以上、順位はない。 / Three or more unfinished places to stop, unranked.')
});

/** A script as its author wrote it, after the schema. */
export type Script = z.output<typeof scenarioSchema>;
export type ScriptScene = Script['scenes'][string];
export type ScriptChoice = NonNullable<ScriptScene['choices']>[string];
export type Road = NonNullable<ScriptScene['to']>;

/**
 * The JSON Schema of the script, for completion in editors.
 * @returns draft 2020-12, ready to be written to `scenarios/schema.json`.
 */
export function jsonSchema(): object {
	return z.toJSONSchema(scenarioSchema, { io: 'input' });
}
