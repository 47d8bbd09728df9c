/**
 * Something that the environment sets is not as it must be. It says which variable, and what to do; whoever starts the
 * server sees it as it is, without a stack (`commands/say.mjs` knows it by its name).
 */
export class WrongSetting extends Error {
	/**
	 * @param ja what is wrong and what to do.
	 * @param en the same in English.
	 */
	constructor(ja: string, en: string, cause?: unknown) {
		super(`${ja} / ${en}`, { cause });
		this.name = 'PlainError';
	}
}
