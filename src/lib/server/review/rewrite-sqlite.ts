import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/**
 * How long it is tried to empty the log, in milliseconds. SQLite does not wait for somebody else who is emptying it just
 * then, and with a large file that takes seconds. https://www.sqlite.org/c3ref/wal_checkpoint_v2.html
 */
const PATIENCE = 120_000;

/** Up to this size the new file is made in memory, in bytes. */
const IN_MEMORY = 256 * 1024 ** 2;

/**
 * What the thread does, in plain JavaScript, because it is not built: writes the file anew, then empties the log, which
 * holds the whole new file by then. https://www.sqlite.org/lang_vacuum.html
 *
 * SQLite makes the new file in a temporary one first, which would lie in the system's folder for all to see. It is made
 * in memory; a large one beside the data, in a file that has no name and is gone with the thread.
 */
const WORK = `
const { workerData: { driver, file, folder, inMemory, patience }, parentPort } = require('node:worker_threads');
const { statSync } = require('node:fs');
const database = new (require(driver))(file, { timeout: 5000, fileMustExist: true });
database.pragma('synchronous = FULL');
database.pragma('secure_delete = ON');
if (statSync(file).size <= inMemory) database.pragma('temp_store = MEMORY');
else database.pragma("temp_store_directory = '" + folder.replaceAll("'", "''") + "'");
database.exec('vacuum');
const pause = new Int32Array(new SharedArrayBuffer(4));
let busy = 1;
for (const end = Date.now() + patience; busy && Date.now() < end; busy && Atomics.wait(pause, 0, 0, 50)) {
	[{ busy }] = database.pragma('wal_checkpoint(truncate)');
}
database.close();
parentPort.postMessage(busy);
`;

/**
 * Writes a SQLite file anew, without anything that was deleted, and empties its log. It happens in a thread of its own,
 * so that this process goes on answering; others can read meanwhile, but wait with what they write.
 * @throws when others kept it busy, or the disk has no room for a second copy.
 */
export async function rewriteSqlite(file: string): Promise<void> {
	const driver = createRequire(import.meta.url).resolve('better-sqlite3');
	const folder = file.replace(/[^/\\]*$/, '') || '.';
	const worker = new Worker(WORK, {
		eval: true,
		workerData: { driver, file, folder, inMemory: IN_MEMORY, patience: PATIENCE }
	});
	const busy = await new Promise<number>((done, refuse) => {
		worker.once('message', done);
		worker.once('error', refuse);
		// After a message it is too late for this to matter.
		worker.once('exit', () => refuse(new Error('The file was not written anew.')));
	});
	if (busy) throw new Error('The log could not be emptied: others were busy with it all the time.');
}
