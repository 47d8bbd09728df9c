import type { Goal } from '../goals';
import type { Results, Row } from './results';

/** Goals for the 95th of 100 ballots, in milliseconds, by voters. */
const ACKNOWLEDGED: Record<number, number> = { 500: 300, 2000: 1500 };
/** A phone's traffic in ninety minutes, and the JavaScript of the join page, in bytes. */
const TRAFFIC = 300_000;
const SCRIPT = 40 * 1024;

/** Other tools, measured with the load on the same two cores: the 95th of 100 votes in milliseconds, by voters. */
export const PEERS: { name: string; p95: Record<number, number> }[] = [
	{ name: 'socket.io quiz', p95: { 50: 84, 200: 1163, 500: 4338 } },
	{ name: 'Postgres classroom', p95: { 50: 227, 200: 959, 500: 1569 } }
];

/** The goal for so many voters; undefined where there is none. */
export function goalFor(voters: number): number | undefined {
	return ACKNOWLEDGED[voters];
}

/** Holds results against the goals; what was not measured is not judged. */
export function judge({ rows, traffic }: Results): Goal[] {
	return [
		...rows.flatMap(judgeTimes),
		...judgeMessages(rows),
		...(rows.length > 0 ? [judgeCounts(rows)] : []),
		...(traffic?.page
			? [
					goal(
						"A phone's traffic in 90 minutes: under 300 KB",
						`about ${Math.round(traffic.all / 1000)} KB`,
						traffic.all < TRAFFIC
					),
					goal(
						'JavaScript of the join page: under 40 KiB',
						`${(traffic.page.script / 1024).toFixed(1)} KiB`,
						traffic.page.script < SCRIPT
					)
				]
			: [])
	];
}

/** Of the two votes the slower one counts. */
function judgeTimes({ database, processes, voters, ...row }: Row): Goal[] {
	const most = goalFor(voters);
	if (most === undefined) return [];
	const p95 = Math.max(row.connecting.p95, row.connected.p95);
	const name = `${voters} ballots at once on ${database}, ${processes === 1 ? 'one process' : `${processes} processes`}: p95 under ${most} ms`;
	return [goal(name, `${Math.round(p95)} ms`, p95 < most)];
}

/** Messages grow with voters and not with their square when a phone gets no more of them in a larger hall. */
function judgeMessages(rows: readonly Row[]): Goal[] {
	const voters = rows.map((row) => row.voters);
	const [few, many] = [Math.min(...voters), Math.max(...voters)];
	if (few >= many) return [];
	const most = (count: number) =>
		Math.max(
			...rows.filter((row) => row.voters === count).map(({ messages, rounds }) => messages / rounds)
		);
	const figure = `${most(few).toFixed(1)} a round with ${few} voters, ${most(many).toFixed(1)} with ${many}`;
	return [goal('A phone gets no more messages in a larger hall', figure, most(many) <= most(few))];
}

function judgeCounts(rows: readonly Row[]): Goal {
	const wrong = rows.filter(({ exact }) => !exact).length;
	const ballots = rows.reduce((all, row) => all + row.ballots, 0);
	return goal(
		'Counts on all screens are the acknowledged ballots, exactly',
		`${wrong} of ${rows.length} halls differ, ${ballots.toLocaleString('en')} ballots`,
		wrong === 0
	);
}

function goal(name: string, figure: string, met: boolean): Goal {
	return { goal: name, figure, met };
}
