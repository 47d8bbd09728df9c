import { generate } from './generate';
import { serveApp, servePeers } from './servers';
import { buildApp, buildPeers, SHELVES, SIZES } from './variants';

/** Who is measured: Bansō, the hand-written page that marks the limit, and inkjs. */
export type Who = 'banso' | 'limit' | 'inkjs';

/** A page to measure. */
export interface Subject {
	who: Who;
	/** Scenes of the story. */
	scenes: number;
	/** Stories that the app holds; 1 by default. */
	stories?: number;
	url: string;
	/** Pieces of text that are all there when the first scene is. */
	texts: string[];
}

/**
 * Builds and serves everything that is measured.
 * @param sizes scenes of the stories.
 * @param shelves numbers of stories of 12 scenes that the app is to hold.
 * @returns the pages, and how to stop their servers.
 */
export async function prepare(
	tell: (line: string) => void,
	sizes: readonly number[] = SIZES,
	shelves: readonly number[] = SHELVES
): Promise<{ subjects: Subject[]; stop: () => void }> {
	const builds = [
		...sizes.map((scenes) => ({ name: `${scenes} scenes`, scenes })),
		...shelves.map((stories) => ({ name: '12 scenes', scenes: 12, stories }))
	];
	const folders: string[] = [];
	for (const build of builds) folders.push(await buildApp(build, tell));
	const peers = await servePeers(buildPeers(sizes, tell));
	const apps = await Promise.all(folders.map((folder) => serveApp(folder)));
	const subjects = builds.map(({ name: _, ...build }, n): Subject => {
		const url = `${apps[n]?.url}/scenarios/generated`;
		return { who: 'banso', ...build, url, texts: firstTexts(build.scenes) };
	});
	for (const scenes of sizes) {
		const texts = firstTexts(scenes);
		subjects.push({ who: 'limit', scenes, url: `${peers.url}/${scenes}/limit/`, texts });
		subjects.push({ who: 'inkjs', scenes, url: `${peers.url}/${scenes}/ink/`, texts });
	}
	return { subjects, stop: () => [peers, ...apps].forEach((server) => server.stop()) };
}

/** The first and last line of the first scene, and its question. */
function firstTexts(scenes: number): string[] {
	const { script } = generate({ scenes });
	const [first] = Object.values(script.scenes);
	const lines = (first?.text ?? []).flatMap((item) =>
		typeof item === 'string' ? [item] : Object.values(item as Record<string, string>)
	);
	return [lines[0], lines.at(-1), first?.ask].filter((line) => line !== undefined);
}
