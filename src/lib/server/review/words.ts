/** Texts by key, as a story has them. */
type Texts = Record<string, string>;

/** What a trainer reads of a story (`wordingOf`): its title, what each scene asks, and what can be done there. */
const READ = /^(title|scenes\.[^.]+\.(ask|choices\.[^.]+\.(say|do)|reflection\.ask))$/;

/** The texts that pages of review need, in each language; the rest of the story is not kept. */
export function wordsForReview<Lang extends string>(
	texts: Record<Lang, Texts>
): Record<Lang, Texts> {
	const kept = Object.entries<Texts>(texts).map(([lang, all]) => [
		lang,
		Object.fromEntries(Object.entries(all).filter(([key]) => READ.test(key)))
	]);
	return Object.fromEntries(kept) as Record<Lang, Texts>;
}
