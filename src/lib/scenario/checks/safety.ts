import { cutsShort } from '../program';
import { at, type Check } from '../subject';
import { pathIn, spread } from '../walked';
import { isDangerous } from './conditions';

/** In a story with danger to life: a path to an ending that misses the safety check, skips included. */
export const safety: Check = {
	name: 'safety',
	run(subject) {
		if (!isDangerous(subject)) return [];
		const { program, walked, script } = subject;
		const by = spread(walked, [0], (edge) => {
			// A safety check counts where it is played, not where it is skipped or left.
			const { scene, did } = walked.acts[walked.act[edge] ?? 0] ?? { scene: '', did: '' };
			return !program.scenes[scene]?.safety || cutsShort(did);
		});
		for (let n = 0; n < walked.count; n++) {
			if (!walked.isEnding(n) || by[n] === -2) continue;
			const path = pathIn(walked, by, n);
			return [
				at(
					subject,
					['endings', walked.sceneOf(n)],
					{
						code: 'no-safety-check',
						message: `The story announces ${script.cautions?.join(', ')}, and this path reaches "${walked.sceneOf(n)}" without a safety check${path.some((name) => name.endsWith(': skip')) ? ', because a hard scene is skipped' : ''}.`,
						hint: 'Lead every road, those of skipping and leaving included, through a scene with `safety-check: true`.',
						path
					},
					'key'
				)
			];
		}
		return [];
	}
};
