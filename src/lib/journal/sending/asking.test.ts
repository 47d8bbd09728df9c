import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshId } from '../ids';
import { openSending, type SendingDb } from './database';
import { askReceipt } from './outbox';
import { allSent } from './sent';
import { Server } from './server.sample';

let db: SendingDb;
let server: Server;
beforeEach(async () => {
	db = await openSending({ name: freshId() });
	server = new Server();
});
afterEach(() => db.close());

describe('asking', () => {
	it('about a receipt of another device changes nothing here', async () => {
		expect(await askReceipt(db, 'f'.repeat(32), 'ask', server.ask)).toBe('unknown');
		expect(await allSent(db)).toEqual([]);
	});

	it('says when no answer came, when it is too much, and when the server is ill', async () => {
		server.weather = ['lost', 'busy', 'broken'];
		expect(await askReceipt(db, 'f'.repeat(32), 'ask', server.ask)).toBeUndefined();
		expect(await askReceipt(db, 'f'.repeat(32), 'ask', server.ask)).toBe('slow');
		expect(await askReceipt(db, 'f'.repeat(32), 'ask', server.ask)).toBe('broken');
	});
});
