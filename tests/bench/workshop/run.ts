import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hush } from '../../../src/commands/say.mjs';
import { build } from '../../../src/commands/steps/build.mjs';
import { top } from '../../../src/commands/top.mjs';
import { verdict } from '../print';
import { syncTime } from './disk';
import { judge, PEERS } from './goals';
import { playEvening } from './hall';
import { startPostgres } from '../../postgres';
import { tables } from './print';
import { rowOf, type Results } from './results';
import { settings } from './setting';
import { trafficOf, weighPage } from './traffic';

const DATABASES = ['sqlite', 'postgres'];
const VOTERS = [50, 200, 500, 1000, 2000];
const HELP = `npm run bench:workshop [-- --only sqlite,postgres] [--voters 50,200,500,1000,2000] [--rounds 3] [--json]

  Measures a hall that votes at once: ballots acknowledged, counts shown, bytes and memory.
  会場の全員が一度に投票したときの速さ、通信量、メモリを測ります。

  --only     databases: sqlite (one process), postgres (one process, then two); both by default
  --voters   phones in the hall
  --rounds   rounds of two votes in each hall; 3 by default
  --json     one JSON document and nothing else
`;

/**
 * `npm run bench:workshop`: measure, print, and write `bench-results-workshop.json`. Goals that are not met are no
 * error; counts that differ from what was acknowledged are.
 */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', default: DATABASES.join() },
			voters: { type: 'string', default: VOTERS.join() },
			rounds: { type: 'string', default: '3' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h' }
		}
	});
	if (values.help) return console.log(HELP);
	const only = values.only.split(',');
	const unknown = only.filter((name) => !DATABASES.includes(name));
	if (unknown.length > 0)
		throw new Error(`--only knows ${DATABASES.join(', ')}, not ${unknown.join()}.`);
	const voters = values.voters.split(',').map(Number);
	const rounds = Number(values.rounds);
	if (![rounds, ...voters].every((n) => Number.isInteger(n) && n >= 1))
		throw new Error('--voters and --rounds are whole numbers from 1.');
	if (values.json) hush();
	const tell = (line: string) => void (values.json || console.log(line));

	await build();
	const results: Results = {
		date: new Date().toISOString(),
		machine: {
			node: process.version,
			processors: availableParallelism(),
			load: loadavg()[0] ?? NaN,
			sync: syncTime()
		},
		rows: []
	};
	const postgres = only.includes('postgres') ? await startPostgres() : undefined;
	try {
		for (const setting of settings(only, voters)) {
			const { database, processes } = setting;
			tell(`${setting.voters} voters, ${database}, ${processes} × the app …`);
			results.rows.push(rowOf(await playEvening(setting, { rounds, postgres: postgres?.url })));
		}
	} finally {
		await postgres?.stop();
	}
	results.traffic = trafficOf(results.rows, await weighPage());

	const goals = judge(results);
	const json = JSON.stringify({ ...results, peers: PEERS, goals }, null, '\t');
	writeFileSync(join(top, 'bench-results-workshop.json'), `${json}\n`);
	console.log(values.json ? json : `${tables(results)}\n${verdict(goals)}`);
	if (results.rows.some(({ exact }) => !exact))
		throw new Error('A screen showed other counts than were acknowledged.');
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
