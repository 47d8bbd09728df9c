import { coverageOf, teachingOf, type Decision, type Teaching } from '$lib/scenario/coverage';
import type { Lang } from '$lib/scenario/languages';
import { lettered } from '$lib/workshop/choices';
import { about, card } from './cards';
import { get, references, slugs } from './shelf';

/** What the stories together teach; counted once, whichever page asks. */
const coverage = coverageOf(
	slugs.map((slug) => teachingOf(slug, get(slug).script)),
	references
);

/** A decision to point to. */
export interface Pointer {
	slug: string;
	scene: string;
	/** Title of the story and question of the decision, for those who hear links read out one by one. */
	label: string;
}

/** The coverage in one language: four tables, each cell a list of decisions. */
export function coverageIn(lang: Lang) {
	const { stories, entries, directions, principles, opinions, average, gaps } = coverage;
	const { casebook, committee } = references;
	const point = ({ slug, scene }: Decision): Pointer => {
		const prose = get(slug).texts[lang];
		const ask = prose[`scenes.${scene}.ask`] ?? '';
		return {
			slug,
			scene,
			label: lang === 'ja' ? `「${prose.title}」${ask}` : `${prose.title}: ${ask}`
		};
	};
	const brief = (slug: string) => ({ slug, title: card(slug, lang).title });
	const cell = ({ slug, directions: main, decisions }: Teaching) => ({
		...brief(slug),
		directions: main,
		decisions: decisions.map(point)
	});
	return {
		average,
		gaps: gaps.length,
		decisions: stories.reduce((sum, { decisions }) => sum + decisions.length, 0),
		stories: stories.map(({ slug, entry, directions: main, decisions }) => ({
			...brief(slug),
			entry,
			directions: main,
			decisions: decisions.map((decision) => ({
				...point(decision),
				principles: decision.principles
			}))
		})),
		/** Entries of the casebook; stories that rest on the committee's table come after them, without a number. */
		entries: [
			...entries.map(({ number, stories: some }) => {
				const entry = casebook.entries.find((one) => one.number === number);
				return {
					number,
					title: entry?.title[lang] ?? '',
					directions: entry?.directions ?? [],
					stories: some.map(cell)
				};
			}),
			...stories
				.filter(({ entry }) => entry === undefined)
				.map((story) => ({ number: '', title: '', directions: [], stories: [cell(story)] }))
		],
		directions: directions.map(({ number, stories: some }) => ({
			number,
			name: casebook.directions.find((one) => one.number === number)?.name[lang] ?? '',
			stories: some.length
		})),
		principles: principles.map(({ id, decisions }) => ({
			id,
			number: references.principles.principles[id]?.number ?? 0,
			name: references.principles.principles[id]?.name[lang] ?? '',
			decisions: decisions.length
		})),
		rows: Object.entries(committee.rows).map(([id, { name, opinions: own }]) => ({
			id,
			name: name[lang],
			opinions: Object.entries(own).map(([opinion, text]) => ({
				id: opinion,
				text: text[lang],
				decisions: (opinions.find((one) => one.id === opinion)?.decisions ?? []).map(point)
			}))
		}))
	};
}

/** Every decision of a story as a trainer reads it: the choices side by side, and what they are about. */
export function decisionsOf(slug: string, lang: Lang) {
	const { program, texts } = get(slug);
	const prose = texts[lang];
	const found = coverage.stories.find((story) => story.slug === slug);
	const { principles } = references.principles;
	const opinions = Object.assign(
		{},
		...Object.values(references.committee.rows).map((row) => row.opinions)
	) as Record<string, Record<Lang, string>>;
	return {
		card: card(slug, lang),
		about: about(slug, lang),
		decisions: (found?.decisions ?? []).map(({ scene, principles: met, opinions: taught }) => {
			const base = `scenes.${scene}`;
			const say = (key: string) => prose[`${base}.${key}`] ?? '';
			return {
				scene,
				when: say('when'),
				where: say('where'),
				ask: say('ask'),
				choices: lettered(program, scene).map((id) => ({
					id,
					act: program.scenes[scene]?.choices[id]?.act ?? false,
					/** Offered to some only. */
					sometimes: program.scenes[scene]?.choices[id]?.if !== undefined,
					words: say(`choices.${id}.${program.scenes[scene]?.choices[id]?.act ? 'do' : 'say'}`),
					gain: say(`choices.${id}.gain`),
					cost: say(`choices.${id}.cost`)
				})),
				principles: met.map((id) => principles[id]?.name[lang] ?? id),
				opinions: taught.map((id) => ({ id, text: opinions[id]?.[lang] ?? '' })),
				reflection: prose[`${base}.reflection.ask`]
			};
		})
	};
}
