import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { top } from '../../src/commands/top.mjs';
import { launch, PROFILES, type Profile } from './browser';
import { judge } from './goals';
import { load, type Load } from './load';
import { walkThrough, type Run } from './press';
import { tables, verdict } from './print';
import { loadRow, pressRow, type Results } from './results';
import { prepare, type Subject } from './subjects';
import { SHELVES, SIZES } from './variants';
import { walkStories } from './walk';

const PARTS = ['load', 'press', 'walk'];
const HELP = `npm run bench [-- --only load,press,walk] [--rounds 5] [--choices 7] [--sizes 12,120,1200] [--json]

  Measures how fast and how heavy a story is, beside a hand-written page and inkjs with the same story.
  物語の速さと重さを、手書きのページ、同じ物語の inkjs とならべて測ります。

  --only     parts to measure; all by default
  --rounds   how often each page is measured, in turn; 5 by default
  --choices  choices to press in a round, and as often to go on; 7 by default, so 35 in five rounds
  --sizes    scenes of the generated stories
  --json     one JSON document and nothing else
`;

/** `npm run bench`: measure, print, and write `bench-results.json`. Goals that are not met are no error. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', default: PARTS.join() },
			rounds: { type: 'string', default: '5' },
			choices: { type: 'string', default: '7' },
			sizes: { type: 'string', default: SIZES.join() },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h' }
		}
	});
	if (values.help) return console.log(HELP);
	const only = values.only.split(',');
	const unknown = only.filter((part) => !PARTS.includes(part));
	if (unknown.length > 0)
		throw new Error(`--only knows ${PARTS.join(', ')}, not ${unknown.join()}.`);
	const [rounds, choices] = [Number(values.rounds), Number(values.choices)];
	if (!(rounds >= 1 && choices >= 1)) throw new Error('--rounds and --choices are numbers from 1.');
	const tell = (line: string) => void (values.json || console.log(line));

	const results: Results = {
		date: new Date().toISOString(),
		machine: {
			node: process.version,
			processors: availableParallelism(),
			load: loadavg()[0] ?? NaN
		}
	};
	if (only.includes('load') || only.includes('press')) {
		const sizes = values.sizes.split(',').map(Number);
		const shelves = only.includes('load') ? SHELVES : [];
		const { subjects, stop } = await prepare(tell, sizes, shelves);
		const browser = await launch();
		results.machine.browser = browser.version();
		try {
			if (only.includes('load')) results.load = await loads(browser, subjects, rounds, tell);
			if (only.includes('press')) {
				results.press = await presses(browser, subjects, { rounds, choices, tell });
			}
		} finally {
			await browser.close();
			stop();
		}
	}
	if (only.includes('walk')) results.walk = walkStories(Math.min(rounds, 3), tell);

	const goals = judge(results);
	const json = JSON.stringify({ ...results, goals }, null, '\t');
	writeFileSync(join(top, 'bench-results.json'), `${json}\n`);
	console.log(values.json ? json : `${tables(results)}\n${verdict(goals)}`);
}

/** Every page once a round, so that a slow minute of the machine is everybody's. */
async function loads(
	browser: Browser,
	subjects: Subject[],
	rounds: number,
	tell: (line: string) => void
): Promise<Results['load']> {
	const all = pairs(subjects).map((pair) => ({
		...pair,
		once: [] as Load[],
		repeated: [] as Load[]
	}));
	for (let round = 1; round <= rounds; round++) {
		tell(`Opening, round ${round} of ${rounds} …`);
		for (const { subject, profile, once, repeated } of all) {
			once.push(await load(browser, subject, profile, false));
			repeated.push(await load(browser, subject, profile, true));
		}
	}
	return all.map(({ subject, profile, ...visits }) => loadRow(subject, profile, visits));
}

async function presses(
	browser: Browser,
	subjects: Subject[],
	{ rounds, choices, tell }: { rounds: number; choices: number; tell: (line: string) => void }
): Promise<Results['press']> {
	const alone = subjects.filter(({ stories = 1 }) => stories === 1);
	const all = pairs(alone)
		.filter(({ subject, profile }) => profile.name === 'full' || subject.scenes === 120)
		.map((pair) => ({ ...pair, runs: [] as Run[] }));
	for (let round = 1; round <= rounds; round++) {
		tell(`Pressing, round ${round} of ${rounds} …`);
		for (const { subject, profile, runs } of all) {
			runs.push(await walkThrough(browser, subject, profile, choices));
		}
	}
	return all.map(({ subject, profile, runs }) => pressRow(subject, profile, runs));
}

function pairs(subjects: Subject[]): { subject: Subject; profile: Profile }[] {
	return PROFILES.flatMap((profile) => subjects.map((subject) => ({ subject, profile })));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
