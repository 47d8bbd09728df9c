import pg from 'pg';
import { OVER, PRESENT, type Plan } from './plan';
import type { Told } from './stories';

/** Fills a Postgres database, with rows that it makes up itself. */
export async function fillPostgres(
	url: string,
	{ over, present }: Plan,
	told: readonly Told[]
): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('set synchronous_commit = off');
		for (const { scenario, declared } of told) {
			const cells = declared.moments
				.map(({ cells: some }) => `floor(random() * ${some.length})::int`)
				.join(` || ',' || `);
			await client.query(
				`insert into waiting (series, month, receipt, cells)
				select id, case when n <= $2 then $3 else $4 end,
					rtrim(translate(encode(decode(md5(id || ':' || n), 'hex'), 'base64'), '+/', '-_'), '='),
					${cells}
				from series cross join generate_series(1, $5::int) as n where scenario = $1`,
				[scenario, over, OVER, PRESENT, over + present]
			);
		}
		await client.query('vacuum analyze');
	} finally {
		await client.end();
	}
}
