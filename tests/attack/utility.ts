import { join } from 'node:path';
import { readFolders } from '../../src/commands/folders';
import { top } from '../../src/commands/top.mjs';
import { toStepper } from '../../src/lib/machine/stepper';
import { walk } from '../../src/lib/machine/walk';
import type { Seal } from '../../src/lib/review/batches';
import { declare, type Declared } from '../../src/lib/review/declared';
import type { Deed } from '../../src/lib/review/path';
import { release } from '../../src/lib/review/release';
import { cellsOf, type Row } from '../../src/lib/review/row';
import { toProgram } from '../../src/lib/scenario/compile';
import { parseScript } from '../../src/lib/scenario/parse';
import type { Program } from '../../src/lib/scenario/program';
import { weighted, type Random } from './random';

/** A story of the project, with its declared decisions. */
export interface Real {
	slug: string;
	program: Program;
	declared: Declared;
}

/** The stories of the project. */
export function realStories(): Real[] {
	return [...readFolders(join(top, 'scenarios')).stories].flatMap(([slug, folder]) => {
		const { script } = parseScript(slug, folder['scenario.yaml'] ?? '');
		if (!script) return [];
		const program = toProgram(script);
		return [{ slug, program, declared: declare(program, walk(program)) }];
	});
}

/** What a trainer sees of batches of one size, as shares of all that could be told. */
export interface Utility {
	people: number;
	/** Of all decisions of the stories. */
	ofAll: number;
	/** Of the declared decisions. */
	ofDeclared: number;
	/** Batches with at least one decision told. */
	anything: number;
	flows: number;
	/** Groups in a told table, mean. */
	groups: number;
}

/**
 * Invented learners read the stories, and a batch of each is released. At each decision a group has its own leaning:
 * from none to nearly all for one choice.
 *
 * @param lean 0 for groups without any leaning; the higher, the more alike.
 */
export function utility(
	stories: readonly Real[],
	random: Random,
	people: number,
	lean: number,
	batches: number
): Utility {
	let [all, own, told, any, flows, flowsTold, groups] = [0, 0, 0, 0, 0, 0, 0];
	for (const { slug, program, declared } of stories) {
		const read = reader(program);
		for (let n = 0; n < batches; n++) {
			const leaning = new Map<string, number>();
			const weight = (act: string) => {
				const known = leaning.get(act) ?? Math.exp(lean * gaussian(random));
				leaning.set(act, known);
				return known;
			};
			const rows = Array.from({ length: people }, (_, r) =>
				toRow(slug, declared, read(random, weight), r)
			);
			const { tables, flows: between } = release(declared, sealOf(slug, rows), rows);
			const here = tables.flatMap(({ groups }) => (groups === 'withheld' ? [] : [groups.length]));
			all += declared.decisions.length;
			own += declared.moments.length;
			told += here.length;
			any += here.length > 0 ? 1 : 0;
			groups += here.reduce((sum, one) => sum + one, 0);
			flows += between.length;
			flowsTold += between.filter((one) => one.people !== 'withheld').length;
		}
	}
	return {
		people,
		ofAll: told / all,
		ofDeclared: told / own,
		anything: any / (stories.length * batches),
		flows: flowsTold / flows,
		groups: groups / told
	};
}

type Weight = (act: string) => number;

function reader(program: Program): (random: Random, weight: Weight) => Deed[] {
	const stepper = toStepper(program);
	return (random, weight) => {
		const deeds: Deed[] = [];
		for (let at = stepper.start; at.place < stepper.scenes;) {
			const scene = stepper.places[at.place] ?? '';
			const open = (stepper.acts[at.place] ?? []).filter(
				(act) => act.offered(at.levels, at.marks) && act.take(at.levels, at.marks)
			);
			// Few skip, and few leave.
			const rare = (did: string) => (did === 'skip' ? 0.1 : did === 'leave' ? 0.02 : 1);
			const weights = open.map(({ did }) => rare(did) * weight(`${scene} ${did}`));
			const act = open[weighted(random, weights)];
			const after = act?.take(at.levels, at.marks);
			if (!act || !after) throw new Error(`Nothing can be done at "${scene}".`);
			if (act.did !== 'next') deeds.push({ at: scene, did: act.did });
			at = after;
		}
		return deeds;
	};
}

function toRow(scenario: string, declared: Declared, deeds: Deed[], n: number): Row {
	const [hash, course, time, month] = ['v1', 'a', 'first', '2026-01'] as const;
	const cells = cellsOf(declared, { time, deeds });
	return { scenario, hash, course, time, month, cells, receipt: `r${n}` };
}

function sealOf(scenario: string, rows: readonly Row[]): Seal {
	return {
		series: { scenario, hash: 'v1', course: 'a', time: 'first' },
		month: '2026-01',
		receipts: rows.map(({ receipt }) => receipt)
	};
}

function gaussian(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
