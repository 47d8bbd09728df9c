import { PREFIXED } from '$lib/scenario/languages';
import { slugs } from './shelf';

/** Addresses of a page in every language. */
export const everyLanguage = () => [{}, ...PREFIXED.map((lang) => ({ lang }))];

/** Addresses of a page of every story in every language. */
export const everyStory = () =>
	slugs.flatMap((slug) => [{ slug }, ...PREFIXED.map((lang) => ({ lang, slug }))]);
