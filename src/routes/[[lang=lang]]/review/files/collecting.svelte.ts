import {
	collect,
	MOST_BYTES_OF_FILE,
	storyOf,
	type Collected,
	type Handed,
	type NotCounted
} from '$lib/review/collected';
import type { Lang } from '$lib/scenario/languages';
import { fetchStories, type StoryFetched } from './stories';

/** Files that were chosen, put together on this device. Nothing of them is stored or sent. */
export class Collecting {
	reading = $state(false);
	/** Whether a story could not be loaded; then nothing was put together. */
	failed = $state(false);
	groups = $state.raw<(Collected & { story: StoryFetched })[]>([]);
	not = $state.raw<{ name: string; why: NotCounted }[]>([]);

	/**
	 * Begin anew with these files.
	 * @param versions content hashes of the stories that this app has, by slug.
	 */
	async read(files: readonly File[], versions: Record<string, string>, lang: Lang): Promise<void> {
		[this.reading, this.failed, this.groups, this.not] = [true, false, [], []];
		try {
			const handed = await Promise.all(files.map(textOf));
			const wanted = handed.flatMap((one) => storyOf(one) ?? []);
			const stories = await fetchStories(wanted, versions, lang);
			const { groups, not } = collect(handed, stories);
			this.groups = groups.flatMap((group) => {
				const story = stories.get(group.scenario);
				return story ? [{ ...group, story }] : [];
			});
			this.not = not;
		} catch {
			this.failed = true;
		} finally {
			this.reading = false;
		}
	}
}

async function textOf(file: File): Promise<Handed> {
	const { name, size } = file;
	if (size > MOST_BYTES_OF_FILE) return { name, text: undefined };
	return { name, text: await file.text().catch(() => undefined) };
}
