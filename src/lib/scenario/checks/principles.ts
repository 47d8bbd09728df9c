import { cutsShort } from '../program';
import type { Problem } from '../problem';
import { at, type Check } from '../subject';
import { pathIn, spread } from '../walked';

/** A principle that the story claims and that some complete run never meets. */
export const principles: Check = {
	name: 'principles',
	run(subject) {
		const { program, walked, script } = subject;
		const problems: Problem[] = [];
		for (const [n, principle] of script.principles.entries()) {
			const touches = new Set(
				Object.entries(program.scenes).flatMap(([scene, { choices }]) =>
					Object.entries(choices)
						.filter(([, c]) => c.keeps?.includes(principle) || c.strains?.includes(principle))
						.map(([name]) => `${scene} ${name}`)
				)
			);
			// A decision meets the principle when any choice that is offered there leans on it or strains it.
			const met = new Uint8Array(walked.count);
			walked.act.forEach((act, edge) => {
				const { scene, did } = walked.acts[act] ?? { scene: '', did: '' };
				if (touches.has(`${scene} ${did}`)) met[walked.from[edge] ?? 0] = 1;
			});
			const by = spread(
				walked,
				[0],
				(edge) =>
					!met[walked.from[edge] ?? 0] && !cutsShort(walked.acts[walked.act[edge] ?? 0]?.did ?? '')
			);
			const missed = Array.from({ length: walked.count }, (_, i) => i).find(
				(i) => walked.isEnding(i) && by[i] !== -2
			);
			if (missed === undefined) continue;
			problems.push(
				at(subject, ['principles', n], {
					code: 'principle-missed',
					message: `This path ends without ever meeting "${principle}".`,
					hint: 'Let a decision that every run meets keep or strain it, or claim it no longer.',
					path: pathIn(walked, by, missed)
				})
			);
		}
		return problems;
	}
};
