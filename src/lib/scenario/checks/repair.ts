import type { Problem } from '../problem';
import { at, type Check } from '../subject';
import { canReach, pathTo } from '../walked';

/** A strain after which no choice that repairs it can be reached before the ending. */
export const repair: Check = {
	name: 'repair',
	run(subject) {
		const { program, walked } = subject;
		const problems: Problem[] = [];
		for (const [scene, { choices }] of Object.entries(program.scenes)) {
			for (const [name, choice] of Object.entries(choices)) {
				if (!choice.strains) continue;
				const offered = walked.from.filter((_, edge) => {
					const act = walked.acts[walked.act[edge] ?? 0];
					return act && program.scenes[act.scene]?.choices[act.did]?.repairs?.includes(name);
				});
				const mendable = canReach(walked, offered);
				const strained = walked.act.findIndex(
					(act, edge) => walked.acts[act]?.did === name && !mendable[walked.to[edge] ?? 0]
				);
				if (strained < 0) continue;
				const path = [
					...pathTo(walked, walked.from[strained] ?? 0).slice(0, -1),
					`${scene}: ${name}`,
					walked.sceneOf(walked.to[strained] ?? 0)
				];
				problems.push(
					at(
						subject,
						['scenes', scene, 'choices', name],
						{
							code: 'no-repair',
							message: `"${name}" strains ${choice.strains.join(', ')}, and on this path nothing that repairs it is offered before the ending.`,
							hint: `Write a later choice with \`repairs: ${name}\` that every road after it can reach.`,
							path
						},
						'key'
					)
				);
			}
		}
		return problems;
	}
};
