import type { Problem } from '../problem';
import { at, type Check, type Subject } from '../subject';
import { canReach, nameOfAct, pathTo, spread, type Act } from '../walked';
import { roadOf } from './roads';

/** Configurations from which no ending can be reached, and choices offered where no road is open. */
export const trap: Check = {
	name: 'trap',
	run(subject) {
		const { walked } = subject;
		const problems: Problem[] = [];
		const all = Array.from({ length: walked.count }, (_, n) => n);
		const isStuck = (n: number) => !walked.isEnding(n) && walked.first[n] === walked.first[n + 1];
		const report = (n: number, message: string, hint: string) => {
			const path = pathTo(walked, n);
			problems.push(
				at(subject, ['scenes', walked.sceneOf(n)], { code: 'trap', message, hint, path }, 'key')
			);
		};

		// What leads to a place where nothing can be done is only caught with it: the place is what to mend.
		const stuck = all.filter(isStuck);
		for (const n of firstOfEachScene(stuck)) {
			const hint =
				'Offer a choice that is always there, give the last road no condition, and let every `to:` name something.';
			report(n, `On this path nothing can be done in "${walked.sceneOf(n)}".`, hint);
		}

		// What is left goes in circles; each circle is told once, where it is entered.
		const leads = canReach(walked, [...all.filter((n) => walked.isEnding(n)), ...stuck]);
		const told = new Uint8Array(walked.count);
		for (const n of all) {
			if (leads[n] || told[n]) continue;
			const hint = 'Let a choice or a road lead out of the circle.';
			report(
				n,
				`From "${walked.sceneOf(n)}" on no ending can be reached: the story goes in circles.`,
				hint
			);
			spread(walked, [n]).forEach((by, inside) => by !== -2 && (told[inside] = 1));
		}

		const closed = new Set<number>();
		for (const { from, act } of walked.nowhere) {
			const { scene, did } = walked.acts[act] ?? { scene: '', did: '' };
			// All scenes are left by one road, which is told once.
			const told = did === 'leave' ? -1 : act;
			if (closed.has(told) || isStuck(from) || !leadsSomewhere(subject, { scene, did })) continue;
			closed.add(told);
			const place =
				did === 'leave'
					? ['leave']
					: ['scenes', scene, ...(did === 'skip' ? [did] : ['choices', did])];
			problems.push(
				at(
					subject,
					place,
					{
						code: 'no-road',
						message: `On this path "${did}" is offered, and none of its roads is open.`,
						hint: 'Give the last road no condition.',
						path: [...pathTo(walked, from).slice(0, -1), nameOfAct(walked, act)]
					},
					'key'
				)
			);
		}
		return problems;

		function firstOfEachScene(some: number[]): number[] {
			const seen = new Set<string>();
			return some.filter((n) => !seen.has(walked.sceneOf(n)) && seen.add(walked.sceneOf(n)));
		}
	}
};

/** Whether every branch of a road names something; where not, that has been told. */
function leadsSomewhere({ program }: Subject, act: Act): boolean {
	const road = roadOf(program, act);
	return road.length > 0 && road.every(({ to }) => to in program.scenes || to in program.endings);
}
