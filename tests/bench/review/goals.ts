import type { Goal } from '../goals';
import type { Row } from './measure';

/** The goal for opening a course, in milliseconds of server time, for 95 of 100. */
const OPENING = 100;
/** What may lie between two measurements of the same thing: a share, and milliseconds. */
const NOISE = { share: 1.5, ms: 5 };
/** How long a vote may wait for the sealing of somebody's batches, in milliseconds. */
const WAIT = 300;

/** Holds results against the goals. */
export function judge(rows: readonly Row[]): Goal[] {
	return [
		...rows.map(({ database, rows: count, opened }) =>
			goal(
				`Opening a course with ${count.toLocaleString('en')} contributions on ${database}: p95 under ${OPENING} ms`,
				`${opened.p95.toFixed(1)} ms`,
				opened.p95 < OPENING
			)
		),
		...(['sqlite', 'postgres'] as const).flatMap((database) => {
			const mine = rows.filter((row) => row.database === database);
			const [least, most] = [mine[0], mine.at(-1)];
			if (!least || !most || least === most) return [];
			const [few, many] = [least.opened.p95, most.opened.p95];
			return [
				goal(
					`Opening a course on ${database} does not depend on how many there are`,
					`${few.toFixed(1)} ms with ${least.rows.toLocaleString('en')}, ${many.toFixed(1)} ms with ${most.rows.toLocaleString('en')}`,
					many < few * NOISE.share + NOISE.ms
				)
			];
		}),
		...rows.map(({ database, rows: count, sealing }) =>
			goal(
				`While ${count.toLocaleString('en')} are sealed on ${database}, a small commit waits at most ${WAIT} ms`,
				`${Math.round(sealing.others.max)} ms, ${sealing.others.failed} failed`,
				sealing.others.max < WAIT && sealing.others.failed === 0
			)
		)
	];
}

function goal(name: string, figure: string, met: boolean): Goal {
	return { goal: name, figure, met };
}
