/** The journal carried as a file: what the page says about it. The reading and writing is in `$lib/journal/transfer`. */

/** The name of an export, by the device's own date: `banso-2026-03-01.json`. */
export function fileName(now: Date): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `banso-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}

/** The number, counted from 1, of the run that a place in a file is in; undefined for the file as a whole. */
export function recordAt(where: string): number | undefined {
	const found = /^runs\[(\d+)\]/.exec(where);
	return found ? Number(found[1]) + 1 : undefined;
}

/**
 * Forget the notes by which a story's page opens where somebody stopped.
 * @param ids the runs that are gone; all of them when left out.
 */
export function forget(ids?: readonly string[]): void {
	try {
		for (const key of Object.keys(localStorage)) {
			if (!key.startsWith('banso:at:')) continue;
			if (!ids || ids.includes(localStorage.getItem(key) ?? '')) localStorage.removeItem(key);
		}
	} catch {
		// storage is switched off: there are no notes
	}
}
