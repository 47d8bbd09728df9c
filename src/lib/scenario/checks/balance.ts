import type { Problem } from '../problem';
import { problemAt } from '../source';
import { at, lengthOf, wayTo, type Check } from '../subject';

/** The longest choice may be so many times the shortest, by language; and a few letters are never too many. */
export const LONGEST: Record<string, number> = { ja: 1.6, en: 1.8 };
const SLACK: Record<string, number> = { ja: 6, en: 16 };

/** A decision whose choices differ too much in length, or a choice without a gain or without a cost. */
export const balance: Check = {
	name: 'balance',
	run(subject) {
		const problems: Problem[] = [];
		for (const [id, scene] of Object.entries(subject.script.scenes)) {
			const choices = Object.entries(scene.choices ?? {});
			const here = ['scenes', id, 'choices'] as const;
			for (const [name, choice] of choices) {
				for (const part of ['gain', 'cost'] as const) {
					if (choice[part]) continue;
					problems.push(
						at(
							subject,
							[...here, name],
							{
								code: `no-${part}`,
								message: `"${name}" has no ${part}.`,
								hint:
									part === 'gain'
										? 'Say in a line what a decent person gains by it.'
										: 'Say in a line what it leaves behind.'
							},
							'key'
						)
					);
				}
			}
			const spoken = choices.map(([name, { say, do: act }]) => ({
				name,
				key: say === undefined ? 'do' : 'say',
				text: say ?? act ?? ''
			}));
			problems.push(...compare('ja', id, spoken));
			for (const { lang, texts } of subject.translations) {
				problems.push(
					...compare(
						lang,
						id,
						spoken.map(({ name, key }) => ({
							name,
							key,
							text: texts.get([...here, name, key].join('.'))?.text ?? ''
						}))
					)
				);
			}
		}
		return problems;

		function compare(
			lang: string,
			scene: string,
			options: { name: string; key: string; text: string }[]
		): Problem[] {
			const sized = options
				.map((o) => ({ ...o, size: lengthOf(o.text) }))
				.filter(({ size }) => size > 0)
				.sort((a, b) => a.size - b.size);
			const [least, most] = [sized[0], sized.at(-1)];
			if (
				!least ||
				!most ||
				most.size <= least.size * (LONGEST[lang] ?? 1.8) ||
				most.size - least.size <= (SLACK[lang] ?? 16)
			)
				return [];
			const source =
				lang === 'ja' ? subject.source : subject.translations.find((t) => t.lang === lang)?.source;
			const path = ['scenes', scene, 'choices', most.name, most.key] as const;
			return source
				? [
						problemAt(source, path, {
							code: 'uneven-choices',
							message: `"${most.name}" has ${most.size} letters, "${least.name}" has ${least.size}: a learner sees which one was written with more care.`,
							hint: 'Bring the choices of a decision to a similar length.',
							path: wayTo(subject, path)
						})
					]
				: [];
		}
	}
};
