import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Kept } from '../../../src/lib/server/review/keeping';
import type { Fresh } from '../both';

/** A process that seals. */
export interface Keeper {
	/** Lets it begin. */
	begin(): void;
	/** What it came to; undefined where it was killed before. */
	done: Promise<Kept | undefined>;
}

/**
 * Starts a process that seals and waits for its turn.
 * @param dies the number of the statement before which it is killed; 0: it lives.
 */
export async function keeper({ place }: Fresh, month: string, dies = 0): Promise<Keeper> {
	const file = fileURLToPath(new URL('child.ts', import.meta.url));
	const args = [place.folder, month, String(dies), ...(place.url ? [place.url] : [])];
	const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	const lines = createInterface(child.stdout);
	const ready = once(lines, 'line');
	let came: Kept | undefined;
	lines.on('line', (line) => {
		if (line.startsWith('{')) came = JSON.parse(line) as Kept;
	});
	const done = once(child, 'close').then(([code, signal]) => {
		if (code !== 0 && signal !== 'SIGKILL')
			throw new Error('A process that seals ended by itself.');
		return came;
	});
	await Promise.race([ready, done]);
	return { begin: () => void child.stdin.write('\n'), done };
}
