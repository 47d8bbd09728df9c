import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { top } from '../../../src/commands/top.mjs';
import { startPostgres } from '../../postgres';
import { verdict } from '../print';
import { syncTime } from '../workshop/disk';
import { judge } from './goals';
import { measure, type Row } from './measure';
import { tables } from './print';

const DATABASES = ['sqlite', 'postgres'] as const;
const ROWS = [10_000, 1_000_000, 10_000_000];
const SMALL = [10_000, 100_000];
const HELP = `npm run bench:review [-- --only sqlite,postgres] [--rows 10000,1000000,10000000] [--small] [--json]

  Measures sealing, writing over what was deleted, and opening a course's review.
  たくさんの提供データをまとめる速さと、講座のふりかえりを開く速さを測ります。

  --only     databases: sqlite, postgres; both by default
  --rows     contributions; 10 million need some 5 GB and a quarter of an hour for each database
  --small    10,000 and 100,000, for a quick try
  --json     one JSON document and nothing else
`;

/** `npm run bench:review`: measure, print, and write `bench-results-review.json`. Goals that are not met are no error. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', default: DATABASES.join() },
			rows: { type: 'string' },
			small: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h' }
		}
	});
	if (values.help) return console.log(HELP);
	const only = values.only.split(',');
	const unknown = only.filter((name) => !(DATABASES as readonly string[]).includes(name));
	if (unknown.length > 0)
		throw new Error(`--only knows ${DATABASES.join(', ')}, not ${unknown.join()}.`);
	const counts = values.rows?.split(',').map(Number) ?? (values.small ? SMALL : ROWS);
	if (!counts.every((count) => Number.isInteger(count) && count >= 1_000))
		throw new Error('--rows are whole numbers from 1000.');
	const tell = (line: string) => void (values.json || console.log(line));

	const machine = {
		node: process.version,
		processors: availableParallelism(),
		load: loadavg()[0] ?? NaN,
		sync: syncTime()
	};
	const rows: Row[] = [];
	const results = () => ({ date: new Date().toISOString(), machine, rows, goals: judge(rows) });
	const postgres = only.includes('postgres') ? await startPostgres() : undefined;
	try {
		for (const database of DATABASES.filter((name) => only.includes(name))) {
			for (const count of counts) {
				tell(`${count.toLocaleString('en')} contributions, ${database} …`);
				rows.push(await measure(database, count, postgres?.url));
				// What took half an hour is not lost where the next one fails.
				write(results());
			}
		}
	} finally {
		await postgres?.stop();
	}
	console.log(
		values.json
			? asJson(results())
			: `${tables(rows, machine.load, machine.sync)}\n${verdict(judge(rows))}`
	);
}

const asJson = (results: object) => JSON.stringify(results, null, '\t');

function write(results: object): void {
	writeFileSync(join(top, 'bench-results-review.json'), `${asJson(results)}\n`);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
