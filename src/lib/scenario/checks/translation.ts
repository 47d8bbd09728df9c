import { hashOf } from '../hash';
import type { Problem } from '../problem';
import { problemAt } from '../source';
import { at, wayTo, type Check } from '../subject';

/** A text missing in a language, one too many, or one whose Japanese has changed since it was translated. */
export const translation: Check = {
	name: 'translation',
	run(subject) {
		const problems: Problem[] = [];
		const keys = new Set(subject.prose.map(({ key }) => key));
		if (subject.translations.length === 0) {
			problems.push(
				at(subject, [], {
					code: 'translation-missing',
					message: 'The story has no translation.',
					hint: `Write scenarios/${subject.slug}/en.yaml: the same tree, prose only.`
				})
			);
		}
		for (const { lang, source, texts } of subject.translations) {
			const locked = subject.lock?.translated[lang] ?? {};
			for (const { key, path, text } of subject.prose) {
				const translated = texts.get(key);
				if (!translated) {
					problems.push(
						problemAt(source, path, {
							code: 'translation-missing',
							message: `"${key}" is not translated (${shorten(text)}).`,
							hint: `Add it at the same place of ${source.file}.`,
							path: wayTo(subject, path)
						})
					);
					continue;
				}
				const [from, to] = locked[key]?.split(':') ?? [];
				if (from === undefined || from === hashOf(text)) continue;
				const touched = to !== hashOf(translated.text);
				problems.push(
					problemAt(source, path, {
						code: touched ? 'translation-unlocked' : 'translation-stale',
						message: touched
							? `"${key}" has changed in both languages since it was locked.`
							: `The Japanese of "${key}" has changed since this was translated (now: ${shorten(text)}).`,
						hint: `${touched ? 'If they say the same' : 'Translate it anew, or if it still says the same'}, run: npm run scenarios -- ${subject.slug} --lock`,
						path: wayTo(subject, path)
					})
				);
			}
			for (const [key, { path }] of texts) {
				if (keys.has(key)) continue;
				problems.push(
					problemAt(source, path, {
						code: 'translation-unknown',
						message: `"${key}" translates nothing.`,
						hint: 'Look for a line that moved or was removed in the Japanese script.'
					})
				);
			}
		}
		return problems;
	}
};

function shorten(text: string): string {
	return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
