import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Of `/proc/<pid>/stat`, https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: after the name in brackets. */
const [UTIME, STIME] = [11, 12];
/** Milliseconds of what it counts in. */
const TICK = 10;

/**
 * Resident memory of some processes together, in bytes.
 * @returns NaN where there is no `ps`, as on Windows.
 */
export function memoryOf(pids: readonly number[]): number {
	try {
		const said = execFileSync('ps', ['-o', 'rss=', '-p', pids.join()], { encoding: 'utf8' });
		return said
			.trim()
			.split(/\s+/)
			.reduce((all, kib) => all + Number(kib) * 1024, 0);
	} catch {
		return NaN;
	}
}

/**
 * Processor time that some processes have taken since they began, in milliseconds.
 * @returns NaN where the system is not Linux.
 */
export function processorOf(pids: readonly number[]): number {
	try {
		return pids
			.map((pid) => {
				const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
				const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
				return (Number(fields[UTIME]) + Number(fields[STIME])) * TICK;
			})
			.reduce((all, time) => all + time, 0);
	} catch {
		return NaN;
	}
}
