/** Japanese is the source of every text; the others are translations with a prefix in the address. */
export const LANGS = ['ja', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** Languages that stand in the address; Japanese has no prefix. */
export const PREFIXED = LANGS.filter((lang) => lang !== 'ja');

/**
 * The language of an address.
 * @param prefix the `lang` parameter of the route; Japanese without one.
 */
export function langOf(prefix: string | undefined): Lang {
	return PREFIXED.find((lang) => lang === prefix) ?? 'ja';
}

/**
 * An address in a language.
 * @param path from the root, without a language, as `/scenarios/tea`.
 */
export function pathIn(lang: Lang, path: string): string {
	return lang === 'ja' ? path : `/${lang}${path === '/' ? '' : path}`;
}

/** The same address in another language. */
export function switchTo(lang: Lang, pathname: string): string {
	const bare = pathname.replace(/^\/(en)(?=\/|$)/, '') || '/';
	return pathIn(lang, bare);
}
