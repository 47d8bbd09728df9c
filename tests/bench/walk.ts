import { join } from 'node:path';
import { readFolders } from '../../src/commands/folders';
import { top } from '../../src/commands/top.mjs';
import { measure } from '../../src/lib/machine/measure';
import { walk } from '../../src/lib/machine/walk';
import { toProgram } from '../../src/lib/scenario/compile';
import { parseScript } from '../../src/lib/scenario/parse';
import type { Script } from '../../src/lib/scenario/schema';
import { generate } from './generate';
import { median } from './statistics';

/** A walk of every configuration of a story. */
export interface Walking {
	/** A slug, or the memory of a generated story. */
	story: string;
	scenes: number;
	choices: number;
	configurations: number;
	edges: number;
	/** Milliseconds, median. */
	walk: number;
	/** Milliseconds, once, to find the runs' lengths and what every run meets; up to {@link MEASURED} configurations. */
	measure?: number;
}

const MEASURED = 100_000;

/** Stories of growing size and memory, up to nearly the two million configurations that may be walked. */
const SIZES = [
	{ scenes: 12, memory: 3 },
	{ scenes: 120, memory: 3 },
	{ scenes: 1200, memory: 3 },
	{ scenes: 120, memory: 20 },
	{ scenes: 1200, memory: 12 },
	{ scenes: 1200, memory: 60 },
	{ scenes: 1200, memory: 160 },
	{ scenes: 1200, memory: 245 }
];

/**
 * Walks the stories of the project, then growing generated ones.
 * @param rounds how often each is walked.
 */
export function walkStories(rounds: number, tell: (line: string) => void): Walking[] {
	tell('Walking …');
	const real = [...readFolders(join(top, 'scenarios')).stories].flatMap(([slug, folder]) => {
		const { script } = parseScript(slug, folder['scenario.yaml'] ?? '');
		return script ? [walkOne(slug, script, rounds)] : [];
	});
	const generated = SIZES.map((size) =>
		walkOne(`generated, memory ${size.memory}`, generate(size).script, rounds)
	);
	return [...real, ...generated];
}

function walkOne(story: string, script: Script, rounds: number): Walking {
	const program = toProgram(script);
	const walked = walk(program);
	const again = Array.from({ length: rounds }, () => timed(() => walk(program)));
	return {
		story,
		scenes: Object.keys(program.scenes).length,
		choices: Object.values(program.scenes).reduce(
			(all, { choices }) => all + Object.keys(choices).length,
			0
		),
		configurations: walked.count,
		edges: walked.from.length,
		walk: median(again),
		...(walked.count <= MEASURED ? { measure: timed(() => measure(program, walked)) } : {})
	};
}

/** Milliseconds that something takes. */
function timed(work: () => unknown): number {
	const began = performance.now();
	work();
	return performance.now() - began;
}
