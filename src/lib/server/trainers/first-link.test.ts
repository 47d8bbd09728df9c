import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase } from '../database/open';
import { theDatabase } from '../database/the-database';
import { tellFirstLink } from './first-link';
import { findInvitation } from './invitations';

vi.mock('../database/the-database');

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'banso-link-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('comes later where the database was not there at the start', async () => {
	const db = await openDatabase({ folder });
	const log = vi.spyOn(console, 'log').mockImplementation(() => {});
	vi.mocked(theDatabase).mockRejectedValueOnce(new Error('away')).mockResolvedValue(db);
	const heard: unknown[] = [];
	process.once('banso:link' as 'beforeExit', (path: unknown) => heard.push(path));
	const waited: number[] = [];
	await tellFirstLink((delay) => Promise.resolve(waited.push(delay)));
	// Whoever started the server is not kept waiting; the log has it then.
	expect([heard, waited]).toEqual([[undefined], [10_000]]);
	const token = /\/trainers\/welcome#([\w-]{32})$/.exec(String(log.mock.lastCall?.[0]))?.[1] ?? '';
	expect(await findInvitation(db, token)).toEqual({ kind: 'admin' });
	log.mockRestore();
	await db.destroy();
});
