import type { Lang } from '$lib/scenario/languages';

const files = import.meta.glob<Record<string, string>>('../i18n/locales/*/*.json', {
	eager: true,
	import: 'default'
});

/**
 * Texts of the interface.
 * @param areas file names under `locales/<lang>/` without ending.
 * @throws Error when a file is missing.
 */
export function words(lang: Lang, ...areas: string[]): Record<string, Record<string, string>> {
	return Object.fromEntries(
		areas.map((area) => {
			const found = files[`../i18n/locales/${lang}/${area}.json`];
			if (!found) throw new Error(`locales/${lang}/${area}.json is missing.`);
			return [area, found];
		})
	);
}
