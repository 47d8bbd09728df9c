import type { Problem } from '../problem';
import type { Script } from '../schema';
import { at, type Check } from '../subject';

/** An id that was released and has disappeared without a `renamed:` entry: saved runs would break. */
export const lock: Check = {
	name: 'lock',
	run(subject) {
		const { script, lock: released } = subject;
		const present = new Set(releasable(script));
		const renamed = (id: string) => script.renamed?.[id] ?? id;
		const problems: Problem[] = [];
		for (const path of released?.released ?? []) {
			const parts = path.split('.');
			if (present.has(parts.map(renamed).join('.'))) continue;
			const id = parts.at(-1) ?? '';
			problems.push(
				at(
					subject,
					parts,
					{
						code: 'released-id-lost',
						message: `"${path}" was released and is gone: saved runs may hold it.`,
						hint: `Put it back, or add \`renamed: { ${id}: <its new id> }\`.`
					},
					'key'
				)
			);
		}
		const ids = new Set([...present].map((path) => path.split('.').at(-1)));
		for (const [old, now] of Object.entries(script.renamed ?? {})) {
			if (ids.has(old)) {
				problems.push(
					at(
						subject,
						['renamed', old],
						{
							code: 'renamed-id-used',
							message: `"${old}" was renamed to "${now}", and "${old}" stands in the script: saved runs would be read wrongly.`,
							hint: `Give what is called "${old}" now an id that was never used.`
						},
						'key'
					)
				);
			}
			if (!ids.has(now)) {
				problems.push(
					at(subject, ['renamed', old], {
						code: 'released-id-lost',
						message: `"${old}" was renamed to "${now}", which does not exist.`,
						hint: 'Name the id that took its place.'
					})
				);
			}
		}
		return problems;
	}
};

/** Paths of the ids that a saved run may hold: scenes, choices and endings. */
export function releasable(script: Script): string[] {
	return [
		...Object.entries(script.scenes).flatMap(([id, scene]) => [
			`scenes.${id}`,
			...Object.keys(scene.choices ?? {}).map((name) => `scenes.${id}.choices.${name}`)
		]),
		...Object.keys(script.endings).map((id) => `endings.${id}`)
	];
}
