import type { Lang } from '$lib/scenario/languages';
import { card } from './cards';
import { isStory, references, slugs } from './shelf';

/** A suggested route: a few stories for an occasion, in no order of rank. */
export interface Route {
	id: string;
	name: string;
	why: string;
	/** For a group: the way to a workshop stands beside it. */
	together: boolean;
	stories: { slug: string; title: string; minutes: number; why: string }[];
}

/** What a learner can choose stories by, as far as there are stories for it. */
export interface Choosing {
	roles: string[];
	/** Upper bounds of minutes, from short to long. */
	minutes: number[];
	principles: { id: string; name: string }[];
	directions: { number: number; name: string }[];
}

/** Steps in which people plan their time. */
const MINUTES = [15, 20, 30, 45, 60, 90];

/** The suggested routes, without stories that are not there. */
export function routes(lang: Lang): Route[] {
	return Object.entries(references.routes.routes).map(([id, { name, why, together, stories }]) => ({
		id,
		together,
		name: name[lang],
		why: why[lang],
		stories: stories
			.filter(({ story }) => isStory(story))
			.map(({ story, why: reason }) => {
				const { title, minutes } = card(story, lang);
				return { slug: story, title, minutes, why: reason[lang] };
			})
	}));
}

/** What there is to choose by, from the stories themselves. */
export function choosing(lang: Lang): Choosing {
	const cards = slugs.map((slug) => card(slug, lang));
	const roles = new Set(cards.flatMap((one) => one.roles));
	const met = new Set(cards.flatMap((one) => one.principles));
	const taught = new Set(cards.flatMap((one) => one.directions));
	const longest = Math.max(...cards.map(({ minutes }) => minutes));
	const shortest = Math.min(...cards.map(({ minutes }) => minutes));
	return {
		roles: [...roles],
		minutes: MINUTES.filter((most) => most >= shortest && most < longest),
		principles: Object.entries(references.principles.principles)
			.filter(([id]) => met.has(id))
			.map(([id, { name }]) => ({ id, name: name[lang] })),
		directions: references.casebook.directions
			.filter(({ number }) => taught.has(number))
			.map(({ number, name }) => ({ number, name: name[lang] }))
	};
}
