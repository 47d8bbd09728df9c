import { table } from '../print';
import { goalFor, PEERS } from './goals';
import type { Results, Row, Spread } from './results';
import type { Traffic } from './traffic';

const ms = (time: number) => String(Math.round(time));
const kb = (bytes: number) => (bytes / 1000).toFixed(1);
const mib = (bytes: number) => (Number.isFinite(bytes) ? (bytes / 1024 ** 2).toFixed(0) : '');
const short = (time: number) => (Number.isFinite(time) ? time.toFixed(2) : '');

/** The results as tables in plain words. */
export function tables({ rows, machine, traffic }: Results): string {
	const { processors, sync, load } = machine;
	return [
		`\n${processors} processors, shared with those who measure; load ${load.toFixed(1)}; the disk keeps 4 KiB in ${sync.toFixed(2)} ms`,
		...times(rows),
		...shown(rows),
		...(traffic ? evening(traffic) : [])
	].join('\n');
}

function times(rows: readonly Row[]): string[] {
	const head = ['', 'processes', 'voters', 'p50', 'p95', 'p99', 'max'];
	const more = ['connecting p95', 'connected p95', 'goal p95', 'again'];
	const name = (row: Row) => [row.database, row.processes, row.voters];
	const all = ({ p50, p95, p99, max }: Spread) => [p50, p95, p99, max].map(ms);
	const ours = rows.map((row) => [
		...name(row),
		...all(row.acknowledged),
		ms(row.connecting.p95),
		ms(row.connected.p95),
		String(goalFor(row.voters) ?? ''),
		row.again
	]);
	const voters = new Set(rows.map((row) => row.voters));
	const peers = PEERS.flatMap((peer) =>
		Object.entries(peer.p95)
			.filter(([count]) => voters.has(Number(count)))
			.map(([count, p95]) => [peer.name, '', count, '', ms(p95), '', '', '', '', '', ''])
	);
	return [
		`\nFrom the press of the whole hall to “acknowledged”: committed to the disk (ms; ${rows[0]?.rounds} rounds of two votes)`,
		table([...head, ...more], [...ours, ...peers])
	];
}

function shown(rows: readonly Row[]): string[] {
	const head = ['', 'processes', 'voters', 'phones p50', 'p95', 'max', 'projector max'];
	const more = [
		'bytes a phone a round',
		'messages',
		'projector',
		'MiB before',
		'MiB after',
		'app ms a ballot',
		'voters ms',
		'counts'
	];
	return [
		'\nFrom “show” to the counts on every phone and on the projector (ms), and what it takes',
		table(
			[...head, ...more],
			rows.map((row) => [
				row.database,
				row.processes,
				row.voters,
				...[row.shown.p50, row.shown.p95, row.shown.max, row.projected.max].map(ms),
				Math.round(row.bytes),
				(row.messages / row.rounds).toFixed(1),
				(row.projectorMessages / row.rounds).toFixed(1),
				mib(row.memory.before),
				mib(row.memory.after),
				short(row.processor.servers),
				short(row.processor.voters),
				row.exact ? 'exact' : 'DIFFER'
			])
		)
	];
}

function evening({ page, joining, rounds, beats, packets, all }: Traffic): string[] {
	return [
		'\nA phone in a session of 90 minutes, six rounds (KB, an estimate from the above)',
		table(
			['join page', 'of it JavaScript', 'joining', 'rounds', 'signs of life', 'TCP and IP', 'all'],
			[
				[
					page ? kb(page.bytes) : 'not there',
					page ? kb(page.script) : '',
					...[joining, rounds, beats, packets, all].map(kb)
				]
			]
		)
	];
}
