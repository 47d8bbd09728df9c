import type { TranslationKeys, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { LONGEST, SHORTEST } from './auth';

/** From this of zxcvbn's scores (0 to 4) a password will do: ten thousand million guesses, and each of ours is slow. */
const ENOUGH = 3;

/** What is wrong with a password, as keys of `locales/<lang>/trainers.json`. */
export interface Weak {
	/** `short` and `long` say all there is; `weak` goes with reasons and suggestions. */
	code: 'short' | 'long' | 'weak';
	/** Keys of texts: why it is easy to guess, and what would make it stronger. */
	hints: string[];
}

let making: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether a password is easy to guess. Nothing leaves this computer: words, names and passwords that many use are in
 * a list here.
 * @param own what somebody who knows the person would try first: name, e-mail address.
 * @returns undefined where it will do.
 */
export async function weakness(
	password: string,
	own: readonly string[]
): Promise<Weak | undefined> {
	if (password.length < SHORTEST) return { code: 'short', hints: [] };
	if (password.length > LONGEST) return { code: 'long', hints: [] };
	making ??= make();
	const known = [...own, ...own.flatMap((text) => text.split(/[@.\s]+/)), 'banso', 'ばんそう'];
	const { score, feedback } = (await making).check(password, known.filter(Boolean));
	if (score >= ENOUGH) return undefined;
	const hints = [feedback.warning, ...feedback.suggestions].filter((hint) => hint !== null);
	return { code: 'weak', hints: hints.length > 0 ? hints : ['weak-anotherWord'] };
}

/** The lists are large, so they are read when the first password is chosen. */
async function make(): Promise<ZxcvbnFactory> {
	const [core, common, en, ja] = await Promise.all([
		import('@zxcvbn-ts/core'),
		import('@zxcvbn-ts/language-common'),
		import('@zxcvbn-ts/language-en'),
		import('@zxcvbn-ts/language-ja')
	]);
	return new core.ZxcvbnFactory({
		dictionary: { ...common.dictionary, ...en.dictionary, ...ja.dictionary },
		graphs: common.adjacencyGraphs,
		translations: asKeys(en.translations)
	});
}

/** Keys in the place of texts: ours lie with the others, in every language. */
function asKeys(texts: TranslationKeys): TranslationKeys {
	const keys = <Part extends object>(part: Part) =>
		Object.fromEntries(Object.keys(part).map((key) => [key, `weak-${key}`])) as Part;
	return { ...texts, warnings: keys(texts.warnings), suggestions: keys(texts.suggestions) };
}
