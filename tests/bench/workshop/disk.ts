import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../statistics';
import { temporaryFolder } from './folder';

const TIMES = 50;
const PAGE = Buffer.alloc(4096, 1);

/**
 * How long the disk takes until 4 KiB are safe, in milliseconds, median: no durable commit is faster. Near zero means
 * that the temporary folder lies in memory, or that the disk says so before it is true.
 */
export function syncTime(): number {
	const { folder, remove } = temporaryFolder('disk');
	const file = openSync(join(folder, 'file'), 'a');
	const times = Array.from({ length: TIMES }, () => {
		const began = performance.now();
		writeSync(file, PAGE);
		fdatasyncSync(file);
		return performance.now() - began;
	});
	closeSync(file);
	remove();
	return median(times);
}
