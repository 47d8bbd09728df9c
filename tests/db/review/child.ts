import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { KyselyPlugin } from 'kysely';
import { openDatabase } from '../../../src/lib/server/database/open';
import { keepOnce } from '../../../src/lib/server/review/keeping';

/**
 * A process that seals: `tsx child.ts <folder> <month> <dies> [postgres address]`. Says `ready`, begins when it is told
 * to, and says what it came to. Before its statement number `dies` it is killed (`kill -9`), in whichever transaction
 * that is; 0: it lives.
 */
const [folder = '', month = '', dies = '0', url] = process.argv.slice(2);

let statements = 0;
const mortal: KyselyPlugin = {
	transformQuery({ node }) {
		if (++statements === Number(dies)) process.kill(process.pid, 'SIGKILL');
		return node;
	},
	transformResult: ({ result }) => Promise.resolve(result)
};

const db = (await openDatabase({ folder, url })).withPlugin(mortal);
const told = createInterface(process.stdin);
console.log('ready');
await once(told, 'line');
console.log(JSON.stringify(await keepOnce(db, { month, night: true })));
await db.destroy();
told.close();
