import { table } from '../print';
import type { Row } from './measure';

const ms = (time: number) => time.toFixed(time < 100 ? 1 : 0);
const seconds = (time: number) => (time / 1000).toFixed(1);
const mib = (bytes: number) => (bytes / 1024 ** 2).toFixed(0);

/** The results as tables in plain words. */
export function tables(rows: readonly Row[], load: number, sync: number): string {
	return [
		`\nload ${load.toFixed(1)}; the disk keeps 4 KiB in ${sync.toFixed(2)} ms`,
		'\nSealing (other: a small commit of another connection, as of a vote, meanwhile; ms)',
		table(
			[
				'',
				'contributions',
				'courses',
				'sealed',
				'batches',
				's',
				'rows a second',
				'longest pause',
				'other p95',
				'max'
			],
			rows.map(({ database, rows: count, courses, over, sealing }) => {
				const sealed = sealing.batches * over;
				return [
					database,
					count,
					courses,
					sealed,
					sealing.batches,
					seconds(sealing.took),
					Math.round(sealed / (sealing.took / 1000)),
					ms(sealing.pause),
					ms(sealing.others.p95),
					ms(sealing.others.max)
				];
			})
		),
		'\nWriting over what was deleted, in another thread',
		table(
			[
				'',
				'contributions',
				's',
				'MiB before',
				'after',
				'longest pause',
				'other max',
				'other failed'
			],
			rows.map(({ database, rows: count, rewriting, bytes }) => [
				database,
				count,
				seconds(rewriting.took),
				mib(bytes[1]),
				mib(bytes[2]),
				ms(rewriting.pause),
				ms(rewriting.others.max),
				rewriting.others.failed
			])
		),
		'\nOpening a course’s review (server time, ms)',
		table(
			['', 'contributions', 'pages', 'KiB read', 'p50', 'p95', 'max'],
			rows.map(({ database, rows: count, opened }) => [
				database,
				count,
				opened.pages,
				(opened.bytes / 1024).toFixed(0),
				ms(opened.p50),
				ms(opened.p95),
				ms(opened.max)
			])
		)
	].join('\n');
}
