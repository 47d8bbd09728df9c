import { z } from 'zod';

/**
 * The script format: what an author writes, as one zod schema.
 * The types of this folder, the JSON Schema that editors use, and the first line of checks all come from here.
 * Rules that need more than one place of the script (unknown targets, traps …) live in `checks/`.
 */

/** Cautions a story may announce. Those in {@link DANGERS} ask for a safety check on every road. */
export const CAUTIONS = [
	'violence',
	'dark-thoughts',
	'emergency',
	'harsh-words',
	'illness',
	'loss'
] as const;
/** Cautions that mean danger to life: `content/practice` §6 asks that every road reaches a safety check. */
export const DANGERS: readonly Caution[] = ['violence', 'dark-thoughts', 'emergency'];
/** The ways the map of ties can draw a line, from nothing to strong, and under strain. */
export const LINES = ['missing', 'thin', 'plain', 'strong', 'strained'] as const;
/** The three rows of a sheet: someone's words, fears, and what cannot be given up. */
export const ROWS = ['words', 'fears', 'keeps'] as const;
/** Words that mean something inside a text and therefore cannot be the id of a person. */
export const RESERVED_PEOPLE = ['when', 'unless', 'echo', 'because', 'text', 'home'];
/** Step names of a run that are not choices. */
export const RESERVED_CHOICES = ['next', 'skip'];

const id = z
	.string()
	.regex(/^[a-z][a-z0-9-]*$/)
	.describe('An id: small letters, digits and hyphens, beginning with a letter.');
const prose = z.string().trim().min(1);
const ids = z.union([id, z.array(id)]).describe('One id, or a list of ids.');

/** A condition: a mark, the level of a tie, or a combination of them. */
export type Condition =
	| string
	| { mark: string }
	| { tie: string; from?: string; upto?: string }
	| { not: Condition }
	| { all: Condition[] }
	| { any: Condition[] };

const condition: z.ZodType<Condition> = z.lazy(() =>
	z.union([
		id.describe('A mark that has been left.'),
		z.strictObject({ mark: id }),
		z
			.strictObject({ tie: id, from: prose.optional(), upto: prose.optional() })
			.describe('A tie that stands at `from` or stronger, and at `upto` or weaker.'),
		z.strictObject({ not: condition }),
		z.strictObject({ all: z.array(condition).min(1) }),
		z.strictObject({ any: z.array(condition).min(1) })
	])
);

const gate = {
	when: condition.optional().describe('Only when this holds.'),
	unless: condition.optional().describe('Only when this does not hold.')
};

/** One item of a text: narration, a line by a speaker, a variant, or an echo. */
export type Item =
	| string
	| { when?: Condition; unless?: Condition; text: Item[] }
	| { echo: Condition; because: string; text: Item[] }
	| { [speaker: string]: string };

const item: z.ZodType<Item> = z.lazy(() =>
	z.union([
		prose.describe('Narration.'),
		z
			.strictObject({ ...gate, text: z.array(item).min(1) })
			.describe('A variant: shown only when the condition holds.'),
		z
			.strictObject({ echo: condition, because: prose, text: z.array(item).min(1) })
			.describe('An echo: an earlier choice returns; `because` is the one line that shows the cause.'),
		z
			.record(id, prose)
			.refine((line) => Object.keys(line).length === 1, 'one speaker a line')
			.describe('A line: the speaker’s id and the words.')
	])
);
const text = z.array(item).min(1);

const road = z.union([
	id,
	z.array(z.strictObject({ ...gate, to: id })).min(1)
]).describe('Where it leads: the id of a scene or ending, or a list of conditions read from the top; the last has none.');

const effects = {
	moves: z
		.record(id, prose)
		.optional()
		.describe('Ties that change: `up`, `down`, or the name of a level.'),
	marks: ids.optional().describe('Marks that are left.')
};

const choice = z.strictObject({
	...gate,
	say: prose.optional().describe('What is said. Either `say` or `do`.'),
	do: prose.optional().describe('What is done, where nothing is said. Either `say` or `do`.'),
	aim: prose.describe('What it aims at, in one line.'),
	gain: prose.optional().describe('What it gains.'),
	cost: prose.optional().describe('What it leaves behind.'),
	keeps: ids.optional().describe('Principles it leans on.'),
	strains: ids.optional().describe('Principles it strains: a repair must stay reachable.'),
	repairs: ids.optional().describe('Earlier choices that it mends.'),
	...effects,
	then: z.union([prose, text]).describe('What follows at once: a body, a voice, a thing; never a verdict.'),
	to: road.optional().describe('Where it leads; without it, where the scene leads.')
});

const scene = z.strictObject({
	when: prose.describe('When it happens.'),
	where: prose.describe('Where it happens.'),
	basis: prose.describe('A section of the casebook entry, or `invented`.'),
	teaches: z.array(z.string()).optional().describe('Opinions of the committee’s table, as D3-03.'),
	caution: z.enum(CAUTIONS).optional().describe('Announced before the scene, which can then be skipped.'),
	skip: z
		.strictObject({ text: prose, ...effects, to: road })
		.optional()
		.describe('The neutral summary of a scene with a caution, and where it leads.'),
	'safety-check': z
		.boolean()
		.optional()
		.describe('Safety of life is looked after here; every road of a dangerous story passes one.'),
	text,
	ask: prose.optional().describe('The question of the decision.'),
	choices: z.record(id, choice).optional(),
	...effects,
	to: road.optional().describe('Where the scene leads when there is nothing to choose.'),
	reflection: z
		.strictObject({
			between: z.tuple([id, id]).describe('Two principles that pull against each other here.'),
			ask: prose
		})
		.optional(),
	report: prose.optional().describe('What the casebook reports of the real work here; never as the answer.')
});

const ending = z.strictObject({
	title: prose,
	when: prose.optional(),
	where: prose.optional(),
	text,
	you: prose.describe('One line for the supporter, to take home.')
});

const person = z.strictObject({
	name: prose,
	who: prose.optional().describe('Who this is, in a few words.'),
	home: z.boolean().optional().describe('Lives in the house.'),
	kind: z.enum(['person', 'service', 'creature']).optional(),
	unseen: z.boolean().optional().describe('Not on the map of ties.')
});

const tie = z.strictObject({
	from: id.optional(),
	to: id.optional(),
	of: id.optional().describe('For a condition rather than a relation: a person, or `home`.'),
	name: prose.optional(),
	levels: z.array(prose).min(1).describe('Named levels, from thin to strong.'),
	lines: z.array(z.enum(LINES)).optional().describe('How each level is drawn; by default from thin to strong.'),
	start: prose.optional().describe('The level at the start; by default the first.')
});

const sheet = z.strictObject({
	of: id,
	title: prose,
	entries: z.record(id, z.strictObject({ row: z.enum(ROWS), ...gate, text: prose }))
});

/** The schema of `scenario.yaml`. */
export const scenarioSchema = z.strictObject({
	title: prose,
	summary: prose.describe('Two or three sentences for the card on the front page.'),
	role: prose.describe('Whose shoes the learner steps into.'),
	minutes: z.number().int().min(5).max(90),
	groups: z.boolean().optional().describe('Also suits an evening in a hall.'),
	cautions: z.array(z.enum(CAUTIONS)).optional(),
	about: z.strictObject({
		casebook: z.union([z.number(), z.string()]).transform(String).optional().describe('Number of the casebook entry: 7, or 5-1.'),
		sections: z.array(prose).optional(),
		facts: prose.describe('What the casebook says.'),
		invented: prose.describe('What was invented.'),
		note: prose.optional()
	}),
	principles: z.array(id).min(1),
	people: z.record(id, person),
	ties: z.record(id, tie),
	marks: z.record(id, prose),
	sheets: z.record(id, sheet).optional(),
	same: z
		.strictObject({ when: condition, entries: z.array(z.string()).length(2), text: prose })
		.optional()
		.describe('The words that both sheets turn out to share.'),
	glossary: z.record(id, z.strictObject({ term: prose, means: prose })).optional(),
	renamed: z.record(id, id).optional().describe('Ids that changed since they were released: old to new.'),
	scenes: z.record(id, scene),
	endings: z.record(id, ending)
});

export type Caution = (typeof CAUTIONS)[number];
export type Line = (typeof LINES)[number];
export type Row = (typeof ROWS)[number];
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
