import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip, constants } from 'node:zlib';
import { sql } from 'kysely';
import { migrated } from '../../src/lib/server/database/migrations';
import { connect } from '../../src/lib/server/database/open';
import { restore } from '../../src/lib/server/backup/restoring';
import { SECRET } from './filled';

/**
 * A process that puts a backup back and never comes to its end, to be killed: `tsx half-restored.ts <folder> [postgres
 * address]`. The lines of the backup come in; says so once its rows are in the transaction.
 */
const [folder = '', url] = process.argv.slice(2);

async function* withoutEnd(): AsyncGenerator<Buffer> {
	let text = '';
	for await (const part of process.stdin) {
		text += String(part);
		if (/"sha256":"\w+"\}\n$/.test(text)) break;
	}
	const lines = text.trimEnd().split('\n');
	yield Buffer.from(`${lines.slice(0, -1).join('\n')}\n`);
	for (let held = 0; held < 10; held = (await isHeld()) ? held + 1 : 0) await sleep(20);
	console.log('rows are in');
	await sleep(600_000);
}

/** Whether the rows wait for the commit, as far as another connection can see. */
async function isHeld(): Promise<boolean> {
	const db = await connect({ folder, url });
	try {
		if ((await migrated(db)).length === 0) return false;
		if (!url) {
			// Nobody else can write.
			return await db
				.transaction()
				.execute(() => Promise.resolve(false))
				.catch(() => true);
		}
		const { rows } = await sql`
			select 1 from pg_stat_activity where datname = current_database()
			and state = 'idle in transaction' and query like 'insert into%'
		`.execute(db);
		return rows.length > 0;
	} finally {
		await db.destroy();
	}
}

const gzip = createGzip({ flush: constants.Z_SYNC_FLUSH });
Readable.from(withoutEnd()).pipe(gzip);
await restore({ folder, url }, gzip, { secret: SECRET });
