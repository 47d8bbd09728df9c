import { createInstance, type i18n as I18n } from 'i18next';
import { getContext, setContext } from 'svelte';

/** Texts by namespace: an area of the interface, or a story by its slug. */
export type Words = Record<string, Record<string, string>>;

const KEY = Symbol('i18n');

/**
 * An i18next instance of its own for one request or page; nothing is shared between readers.
 * Keys are whole names, not paths, so that a story's keys may hold dots.
 */
export function createI18n(lang: string, words: Words): I18n {
	const i18n = createInstance();
	void i18n.init({
		lng: lang,
		resources: { [lang]: words },
		ns: Object.keys(words),
		keySeparator: false,
		nsSeparator: false,
		initAsync: false,
		interpolation: { escapeValue: false }
	});
	return i18n;
}

/** Hand an instance down to the components below; a getter, since it changes with the language. */
export function setI18n(get: () => I18n): void {
	setContext(KEY, get);
}

/** The instance of the layout above. */
export function getI18n(): () => I18n {
	return getContext<() => I18n>(KEY);
}

/**
 * A text as it stands: what has no values to put in needs no translator, only a look.
 * @returns the key itself where there is no such text.
 */
export function look(i18n: I18n, area: string, key: string): string {
	const found: unknown = i18n.getResource(i18n.language, area, key, { keySeparator: false });
	return typeof found === 'string' ? found : key;
}

/**
 * A translator for one area of the interface.
 * @param area file name under `locales/<lang>/`.
 * @returns a function of key and values; call it in markup so that it follows a change of language.
 */
export function useWords(
	area: string
): (key: string, values?: Record<string, string | number>) => string {
	const get = getI18n();
	return (key, values) => (values ? get().t(key, { ns: area, ...values }) : look(get(), area, key));
}
