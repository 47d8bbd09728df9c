import { allRuns, currentBranch, openJournal, type Branch, type Run } from '$lib/journal';
import type { Lang } from '$lib/scenario/languages';
import type { Places, StoryPlaces } from '../stories/places';

/** Where a branch stopped, in words. */
export interface Stop {
	/** When and where of the scene, or the title of the ending; empty where nothing of it is known any more. */
	where: string;
	/** Whether an ending has been read. */
	ended: boolean;
}

/**
 * Where a branch of a run stands.
 * @param story the story's places; without them, or where a scene is gone, the words that the steps remember.
 */
export function stopOf({ steps, read, ended }: Branch, story?: StoryPlaces): Stop {
	if (ended !== undefined && read >= steps.length) {
		return { where: story?.endings[ended] ?? '', ended: true };
	}
	for (const [index, { at, did, words }] of [...steps.entries()].reverse()) {
		// What follows the last choice may still be waiting to be read, in the scene of that choice.
		const passed = did === 'next' || did === 'leave';
		const unread = index === steps.length - 1 && !passed && read <= index;
		const next = unread || ended !== undefined ? undefined : story?.roads[`${at}.${did}`];
		const where = (next && story?.scenes[next]) ?? story?.scenes[at] ?? words?.ask;
		if (where) return { where, ended: false };
	}
	return { where: '', ended: false };
}

/**
 * For each story the place where its latest run stopped; stories nobody has begun are left out.
 * @param runs the last touched first.
 */
export function latestStops(runs: readonly Run[], places: Places): Record<string, Stop> {
	const stops: Record<string, Stop> = {};
	const seen = new Set<string>();
	for (const run of runs) {
		if (seen.has(run.scenario)) continue;
		seen.add(run.scenario);
		const branch = currentBranch(run);
		if (branch.steps.length > 0) stops[run.scenario] = stopOf(branch, places[run.scenario]);
	}
	return stops;
}

/** {@link latestStops} of the journal on this device; empty where there is none, or where it cannot be read. */
export async function stopsHere(lang: Lang): Promise<Record<string, Stop>> {
	try {
		const db = await openJournal();
		const runs = await allRuns(db);
		db.close();
		const places = runs.length > 0 ? await fetchPlaces(lang) : undefined;
		return places ? latestStops(runs, places) : {};
	} catch {
		return {}; // the front page does without
	}
}

/** Names of the places of all stories, from the same origin; undefined when they cannot be had. */
export async function fetchPlaces(lang: Lang): Promise<Places | undefined> {
	try {
		const answer = await fetch(`/stories/places.${lang}.json`);
		return answer.ok ? ((await answer.json()) as Places) : undefined;
	} catch {
		return undefined;
	}
}
