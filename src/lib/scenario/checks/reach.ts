import type { Test } from '../program';
import type { Problem } from '../problem';
import type { Path } from '../source';
import { at, type Check, type Subject } from '../subject';
import { gatedItems } from './conditions';
import { closedBranches } from './roads';

type Tell = (path: Path, message: string, hint: string) => void;

/** Scenes, endings, choices, roads, variants, echoes and entries of sheets that no path reaches. */
export const reach: Check = {
	name: 'reach',
	run(subject) {
		const problems: Problem[] = [];
		const unreached: Tell = (path, message, hint) =>
			problems.push(at(subject, path, { code: 'unreached', message, hint }, 'key'));
		const standing = group(subject.walked.count, (n) => subject.walked.sceneOf(n));
		places(subject, standing, unreached);
		choices(subject, standing, unreached);
		items(subject, standing, unreached);
		sheets(subject, unreached);
		blocks(subject, unreached);
		return problems;
	}
};

/** Configurations by the scene or ending they stand in. */
type Standing = Map<string, number[]>;

function places({ program }: Subject, standing: Standing, unreached: Tell) {
	for (const id of Object.keys(program.scenes)) {
		if (standing.has(id)) continue;
		const hint = 'Lead a choice or a passage there with `to:`, or remove it.';
		unreached(['scenes', id], `No path reaches the scene "${id}".`, hint);
	}
	for (const id of Object.keys(program.endings)) {
		if (standing.has(id)) continue;
		const hint = 'Lead a scene there with `to:`, or remove it.';
		unreached(['endings', id], `No path reaches the ending "${id}".`, hint);
	}
}

function choices(subject: Subject, standing: Standing, unreached: Tell) {
	const { program, walked } = subject;
	const offered = new Set([...walked.act, ...walked.nowhere.map(({ act }) => act)]);
	for (const [act, { scene, did }] of walked.acts.entries()) {
		if (offered.has(act) || !standing.has(scene) || !program.scenes[scene]?.choices[did]) continue;
		const hint = 'Look at its condition: no path brings it about here.';
		unreached(['scenes', scene, 'choices', did], `The choice "${did}" is never offered.`, hint);
	}
	for (const { path, to } of closedBranches(subject)) {
		// Where nothing else leads there either, the place itself has been told.
		if (!standing.has(to)) continue;
		const hint = 'Look at its condition, and at the roads above it, which are read first.';
		unreached(path, `This road to "${to}" is never taken.`, hint);
	}
}

function items({ program, walked }: Subject, standing: Standing, unreached: Tell) {
	// What follows a choice is shown with the effects of the choice, so it is tested where the choice leads.
	const after = new Map<string, number[]>();
	for (const [did, edges] of group(
		walked.act.length,
		(e) => walked.acts[walked.act[e] ?? 0]?.did ?? ''
	)) {
		after.set(
			did,
			edges.map((edge) => walked.to[edge] ?? 0)
		);
	}
	for (const item of gatedItems(program)) {
		const where = (item.after ? after.get(item.after) : standing.get(item.place)) ?? [];
		if (where.length === 0 || where.some((n) => walked.holds(n, item.test))) continue;
		const path = item.key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
		const hint = 'Look at its condition: no path brings it about here.';
		unreached(path, `This ${item.echo ? 'echo' : 'variant'} is never shown.`, hint);
	}
}

function sheets({ program, walked }: Subject, unreached: Tell) {
	const hint = 'Look at its condition: no path brings it about.';
	const happens = (test: Test) => comesAbout(walked, test);
	for (const [id, sheet] of Object.entries(program.sheets)) {
		for (const [name, { if: test }] of Object.entries(sheet.entries)) {
			if (!test || happens(test)) continue;
			unreached(['sheets', id, 'entries', name], `The entry "${name}" is never written.`, hint);
		}
	}
	if (program.same && !happens(program.same.if)) {
		unreached(['same'], 'What the two sheets share is never shown.', hint);
	}
}

/** A line of the page is printed where its condition holds and none above it does. */
function blocks({ program, walked }: Subject, unreached: Tell) {
	const hint = 'Look at its condition, and at the lines above it, which are read first.';
	for (const { id, lines } of program.page ?? []) {
		lines.forEach(({ if: test }, n) => {
			const above = lines.slice(0, n).map((line): Test => ({ not: line.if ?? { all: [] } }));
			if (comesAbout(walked, { all: [test ?? { all: [] }, ...above] })) return;
			const there = ['page', 'blocks', id, 'lines', n];
			unreached(there, `Line ${n + 1} of "${id}" is never printed.`, hint);
		});
	}
}

function comesAbout(walked: Subject['walked'], test: Test): boolean {
	for (let n = 0; n < walked.count; n++) if (walked.holds(n, test)) return true;
	return false;
}

function group(count: number, nameOf: (n: number) => string): Map<string, number[]> {
	const groups = new Map<string, number[]>();
	for (let n = 0; n < count; n++) {
		const name = nameOf(n);
		const members = groups.get(name);
		if (members) members.push(n);
		else groups.set(name, [n]);
	}
	return groups;
}
