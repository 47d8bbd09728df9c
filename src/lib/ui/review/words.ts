import type { Release } from '$lib/review/release';
import type { Lang } from '$lib/scenario/languages';
import type { FlowNode } from '$lib/review/flows';
import type { ToldScene } from '$lib/review/wording';
import { monthIn } from '$lib/ui/months';
import { actsOf, type Saying, type ShownAct } from './shown';

type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Of which month a release is, where it has one, and of how many people. */
export function whenAndWho(
	{ month, people }: Pick<Release, 'month' | 'people'>,
	lang: Lang,
	t: Translate
): string {
	const parts = [month && monthIn(lang, month), t('people', { count: people })];
	return parts.filter(Boolean).join(lang === 'ja' ? '・' : ' · ');
}

/** What a release is called on a page: its kind, its month, its people. */
export function titleOf(
	release: Pick<Release, 'series' | 'month' | 'people'>,
	lang: Lang,
	t: Translate
): string {
	const parts = [t(`time-${release.series.time}`), whenAndWho(release, lang, t)];
	return parts.join(lang === 'ja' ? '・' : ' · ');
}

/** The interface's own words for what was released. */
export function sayingIn(t: Translate, principles: Record<string, string>): Saying {
	return {
		passage: (did) => t(`did-${did}`),
		quote: (words) => t('said', { words }),
		principles
	};
}

/** Letters of what was done, as they stand in the picture and in the tables. */
export function lettersOf(acts: readonly ShownAct[], t: Translate): string {
	return acts.map(({ id, letter }) => letter ?? t(`short-${id}`)).join(t('and'));
}

/** What was done in full, for whoever hears it. */
export function wordsOf(acts: readonly ShownAct[], t: Translate): string {
	return acts.map(({ letter, words }) => (letter ? `${letter} ${words}` : words)).join(t('or'));
}

/**
 * A piece of the picture of flows, for whoever cannot see it.
 * @param n number of the decision on its page.
 */
export function nameOf(
	{ kind, groups }: Pick<FlowNode, 'kind' | 'groups'>,
	told: ToldScene,
	saying: Saying,
	n: number,
	t: Translate
): string {
	const here = { n, ask: told.ask };
	if (kind === 'fog') return t('node-fog', { ...here, withheld: t('withheld') });
	const said = groups.map(({ did, people }) =>
		[wordsOf(actsOf(did, told, saying), t), t('people', { count: people })].join(' ')
	);
	return t('node', { ...here, words: said.join(t('and')) });
}
