import { z } from 'zod';
import type { Problem } from './problem';
import { problemAt, readSource, type Path } from './source';

const schema = z.object({
	released: z.array(z.string()),
	translated: z.record(z.string(), z.record(z.string(), z.string()))
});

/** What was released: ids that saved runs may hold, and which Japanese each translation was made from. */
export interface Lock {
	/** Paths as `scenes.first-call.choices.keep-teacher`. */
	released: string[];
	/** By language and key: `<hash of the Japanese>:<hash of the translation>`. */
	translated: Record<string, Record<string, string>>;
}

/**
 * Read a `lock.json` without throwing.
 * @param file name to show in problems.
 * @param text its content; nothing where the story was never released.
 * @returns the lock, or problems (`form`) where it is not one.
 */
export function readLock(file: string, text?: string): { lock?: Lock; problems: Problem[] } {
	if (text === undefined) return { problems: [] };
	const { source } = readSource(file, text);
	const hint = 'Restore it from an earlier version; it is written by: npm run scenarios -- --lock';
	const problem = (path: Path, message: string) =>
		problemAt(source, path, { code: 'form', message, hint });
	try {
		const { success, data, error } = schema.safeParse(JSON.parse(text));
		if (success) return { lock: data, problems: [] };
		return {
			problems: error.issues.map((issue) =>
				problem(issue.path as Path, `${issue.path.join('.') || 'The lock'}: ${issue.message}`)
			)
		};
	} catch (error) {
		return { problems: [problem([], `This is not JSON: ${(error as Error).message}`)] };
	}
}
