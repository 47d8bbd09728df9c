import type { Problem } from '../problem';
import { at, type Check } from '../subject';
import { canReach, pathTo } from '../walked';

/** Configurations from which no ending can be reached. */
export const trap: Check = {
	name: 'trap',
	run(subject) {
		const { walked } = subject;
		const ends = Array.from({ length: walked.count }, (_, n) => n).filter((n) => walked.isEnding(n));
		const safe = canReach(walked, ends);
		const problems: Problem[] = [];
		const told = new Set<string>();
		for (let n = 0; n < walked.count; n++) {
			const scene = walked.sceneOf(n);
			if (safe[n] || told.has(scene)) continue;
			// The scene to mend is where nothing leads on; scenes before it are only caught with it.
			const stuck = (walked.first[n] ?? 0) === (walked.first[n + 1] ?? 0);
			const allCaught = !stuck && edgesOf(walked, n).every((edge) => !safe[walked.to[edge] ?? 0]);
			if (!stuck && allCaught && edgesOf(walked, n).some((edge) => walked.sceneOf(walked.to[edge] ?? 0) !== scene) && hasStuck(walked, safe)) continue;
			told.add(scene);
			problems.push(
				at(subject, ['scenes', scene], {
					code: 'trap',
					message: stuck ? `On this path nothing can be done in "${scene}".` : `From "${scene}" no ending can be reached on this path.`,
					hint: 'Offer a choice that is always there, or give the last road no condition.',
					path: pathTo(walked, n)
				}, 'key')
			);
		}
		return problems;
	}
};

type Walked = Parameters<typeof canReach>[0];

function edgesOf(walked: Walked, n: number): number[] {
	const first = walked.first[n] ?? 0;
	return Array.from({ length: (walked.first[n + 1] ?? 0) - first }, (_, i) => first + i);
}

function hasStuck(walked: Walked, safe: Uint8Array): boolean {
	for (let n = 0; n < walked.count; n++) {
		if (!safe[n] && (walked.first[n] ?? 0) === (walked.first[n + 1] ?? 0)) return true;
	}
	return false;
}
