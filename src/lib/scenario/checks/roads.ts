import { actOf, type Program, type RoadNode } from '../program';
import type { Script } from '../schema';
import type { Path } from '../source';
import type { Subject } from '../subject';
import type { Act } from '../walked';

/** One branch of a conditional road, with its place in the script. */
export type Branch = RoadNode[number] & { path: Path };

/**
 * Conditional branches that could be read and are never taken.
 * A last branch without a condition is left out: it may stand there only to be safe.
 */
export function closedBranches({ program, script, walked }: Subject): Branch[] {
	const branches = walked.acts.map((act) => branchesOf(program, script, act));
	const read = new Map<string, Branch>();
	const taken = new Set<string>();
	for (const [edge, act] of walked.act.entries()) {
		// Roads are read with the effects of the act, so they are tested where it leads.
		const after = walked.to[edge] ?? 0;
		const here = branches[act] ?? [];
		for (const branch of here) read.set(branch.path.join('.'), branch);
		const open = here.find((branch) => !branch.if || walked.holds(after, branch.if));
		if (open) taken.add(open.path.join('.'));
	}
	return [...read].filter(([key, branch]) => branch.if && !taken.has(key)).map(([, b]) => b);
}

/** The road of an act, as it is read from the top; empty where there is none. */
export function roadOf(program: Program, { scene, did }: Act): RoadNode {
	return actOf(program.scenes[scene], did)?.to ?? [];
}

function branchesOf(program: Program, script: Script, act: Act): Branch[] {
	const { scene, did } = act;
	// All scenes leave by one road, written once.
	if (did === 'leave')
		return roadOf(program, act).map((b, n) => ({ ...b, path: ['leave', 'to', n] }));
	// A choice without a road of its own takes that of its scene.
	const own = did === 'skip' ? ['skip'] : ['choices', did];
	const isOwn = did === 'skip' || script.scenes[scene]?.choices?.[did]?.to !== undefined;
	const base = ['scenes', scene, ...(isOwn ? own : []), 'to'];
	return roadOf(program, act).map((branch, n) => ({ ...branch, path: [...base, n] }));
}
