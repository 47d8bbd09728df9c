import type { Problem } from '../problem';
import type { Path } from '../source';
import { at, type Check } from '../subject';
import { gatedItems } from './references';

/** Scenes, choices, skips, roads, variants, echoes, sheet entries and endings that no path reaches. */
export const reach: Check = {
	name: 'reach',
	run(subject) {
		const { program, walked } = subject;
		const problems: Problem[] = [];
		const unseen = (path: Path, message: string, hint: string) =>
			problems.push(at(subject, path, { code: 'unreached', message, hint }, 'key'));

		const places = new Map<string, number[]>();
		for (let n = 0; n < walked.count; n++) {
			const here = walked.sceneOf(n);
			const list = places.get(here);
			if (list) list.push(n);
			else places.set(here, [n]);
		}
		for (const id of Object.keys(program.scenes)) {
			if (!places.has(id)) unseen(['scenes', id], `No path reaches the scene "${id}".`, 'Lead a choice or a passage there with `to:`, or remove it.');
		}
		for (const id of Object.keys(program.endings)) {
			if (!places.has(id)) unseen(['endings', id], `No path reaches the ending "${id}".`, 'Lead a scene there with `to:`, or remove it.');
		}

		const taken = new Set(walked.act.map((act) => `${walked.acts[act]?.scene} ${walked.acts[act]?.did}`));
		for (const [id, scene] of Object.entries(program.scenes)) {
			if (!places.has(id)) continue;
			for (const name of Object.keys(scene.choices)) {
				if (!taken.has(`${id} ${name}`)) unseen(['scenes', id, 'choices', name], `The choice "${name}" is never offered.`, 'Look at its condition: no path brings it about here.');
			}
		}

		// What follows a choice is shown with the effects of the choice, so it is tested where the choice leads.
		const afterChoice = new Map<string, number[]>();
		walked.act.forEach((act, edge) => {
			const did = walked.acts[act]?.did ?? '';
			const list = afterChoice.get(did);
			if (list) list.push(walked.to[edge] ?? 0);
			else afterChoice.set(did, [walked.to[edge] ?? 0]);
		});
		for (const { place, key, test, echo, after } of gatedItems(program)) {
			const where = (after ? afterChoice.get(after) : places.get(place)) ?? [];
			if (where.length > 0 && !where.some((n) => walked.holds(n, test))) {
				const path = key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
				unseen(path, `This ${echo ? 'echo' : 'variant'} is never shown.`, 'Look at its condition: no path brings it about here.');
			}
		}
		for (const [id, sheet] of Object.entries(program.sheets)) {
			for (const [name, entry] of Object.entries(sheet.entries)) {
				const test = entry.if;
				if (test && !every(walked.count).some((n) => walked.holds(n, test))) {
					unseen(['sheets', id, 'entries', name], `The entry "${name}" is never written.`, 'Look at its condition: no path brings it about.');
				}
			}
		}
		return problems;
	}
};

function every(count: number): number[] {
	return Array.from({ length: count }, (_, n) => n);
}
