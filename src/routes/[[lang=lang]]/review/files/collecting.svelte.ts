import {
	collect,
	MOST_BYTES_OF_FILE,
	storyOf,
	type Collected,
	type Handed,
	type NotCounted
} from '$lib/review/collected';
import type { Lang } from '$lib/scenario/languages';
import { fetchStory, type StoryFetched } from './stories';

/** Files that were chosen, put together on this device. Nothing of them is stored or sent. */
export class Collecting {
	reading = $state(false);
	/** Whether a story could not be loaded; then nothing was put together. */
	failed = $state(false);
	groups = $state.raw<(Collected & { story: StoryFetched })[]>([]);
	not = $state.raw<{ name: string; why: NotCounted }[]>([]);
	#stories = new Map<string, StoryFetched>();

	/**
	 * Begin anew with these files.
	 * @param versions content hashes of the stories that this app has, by slug.
	 */
	async read(files: readonly File[], versions: Record<string, string>, lang: Lang): Promise<void> {
		[this.reading, this.failed, this.groups, this.not] = [true, false, [], []];
		try {
			const handed = await Promise.all(files.map(textOf));
			await this.#fetch(handed, versions, lang);
			const { groups, not } = collect(handed, this.#stories);
			this.groups = groups.flatMap((group) => {
				const story = this.#stories.get(group.scenario);
				return story ? [{ ...group, story }] : [];
			});
			this.not = not;
		} catch {
			this.failed = true;
		} finally {
			this.reading = false;
		}
	}

	async #fetch(handed: readonly Handed[], versions: Record<string, string>, lang: Lang) {
		const wanted = new Set(handed.map((one) => storyOf(one) ?? ''));
		for (const slug of wanted) {
			if (!Object.hasOwn(versions, slug) || this.#stories.has(slug)) continue;
			this.#stories.set(slug, await fetchStory(slug, versions[slug] ?? '', lang));
		}
	}
}

async function textOf(file: File): Promise<Handed> {
	const { name, size } = file;
	if (size > MOST_BYTES_OF_FILE) return { name, text: undefined };
	return { name, text: await file.text().catch(() => undefined) };
}
