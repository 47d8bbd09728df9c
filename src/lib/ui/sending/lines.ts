import type { Deed } from '$lib/review/path';
import type { Program } from '$lib/scenario/program';

/** One thing that was chosen, in words. */
export interface Line {
	/** When and where; the question where a scene has no place. */
	where: string;
	words: string;
}

/** A text of the interface by its key. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/**
 * What would be sent, in words: each decision's scene and the words of the choice.
 * @param prose texts of the story by key.
 * @param t of the area `sending`.
 */
export function linesOf(
	{ scenes }: Pick<Program, 'scenes'>,
	prose: Readonly<Record<string, string>>,
	deeds: readonly Deed[],
	lang: string,
	t: Say
): Line[] {
	return deeds.map(({ at, did }) => {
		const places = [prose[`scenes.${at}.when`], prose[`scenes.${at}.where`]].filter(Boolean);
		const where = places.join(lang === 'ja' ? '・' : ' · ') || (prose[`scenes.${at}.ask`] ?? at);
		const choice = scenes[at]?.choices[did];
		const text = prose[`scenes.${at}.choices.${did}.${choice?.act ? 'do' : 'say'}`] ?? did;
		if (choice?.act) return { where, words: text };
		if (choice) return { where, words: lang === 'ja' ? `「${text}」` : `“${text}”` };
		return { where, words: did === 'skip' ? t('skipped') : (prose['leave.do'] ?? t('left-story')) };
	});
}
