import { randomBytes } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '../../../src/lib/server/database/tables';
import { onBoth } from '../both';
import { MONTH, newReceipt, refused, sentTo, STORY, textTo } from './asking';
import { Caller, type Way } from './calling';
import { aCourse } from './group';

onBoth('what learners send', (database) => {
	let db: Db;
	let call: Caller;
	let course: string;
	let said: string[];
	beforeAll(async () => {
		db = await database.open();
		call = new Caller(db);
		course = await aCourse(db, { stories: JSON.stringify([STORY]) });
	});
	beforeEach(() => {
		vi.stubEnv('BANSO_MONTH', MONTH);
		said = [];
		for (const way of ['error', 'warn', 'log', 'info'] as const)
			vi.spyOn(console, way).mockImplementation((...words: unknown[]) => {
				said.push(words.map(String).join(' '));
			});
	});
	afterEach(() => {
		vi.unstubAllEnvs();
		vi.restoreAllMocks();
	});

	describe.each<Way>(['contribution', 'reflection', 'receipt'])('the body of a %s', (way) => {
		const good = () =>
			({
				contribution: sentTo(course),
				reflection: textTo(course),
				receipt: { receipt: newReceipt(), act: 'ask' }
			})[way] as Record<string, unknown>;

		it('is JSON, of this shape alone', async () => {
			const less = { ...good(), receipt: undefined };
			const bodies = ['', '{', 'null', '[]', '1', JSON.stringify({ ...good(), more: 1 })];
			for (const body of [...bodies, JSON.stringify(less)])
				expect(await call.raw(way, body)).toEqual(refused(400, 'malformed'));
		});

		it('says that it is JSON', async () => {
			const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''];
			for (const type of types) {
				const answer = await call.raw(way, JSON.stringify(good()), { 'content-type': type });
				expect(answer).toMatchObject(refused(400, 'malformed'));
			}
			const answer = await call.raw(way, JSON.stringify(good()), {
				'content-type': 'application/json; charset=utf-8'
			});
			expect(answer.status).toBe(200);
		});

		it('of more than 32 KiB is not read, whatever it says of its length', async () => {
			const large = JSON.stringify({ ...good(), more: 'x'.repeat(33_000) });
			expect(await call.raw(way, large)).toEqual(refused(413, 'too-large'));
			expect((await call.raw(way, large, { 'content-length': '10' })).status).toBe(413);
			expect((await call.raw(way, '{}', { 'content-length': '99999' })).status).toBe(413);
		});

		it('is repeated nowhere: not in an answer, not in a log', async () => {
			const mark = `mark${randomBytes(6).toString('hex')}`;
			const bad = JSON.stringify({ ...good(), [mark]: mark, scene: mark, course: mark });
			const answers = [await call.raw(way, bad), await call.raw(way, `${mark}{`)];
			// A database that fails, and quotes the row.
			const failing = new Caller(
				Object.assign(new Error(`Key (${mark}) exists.`), { detail: mark })
			);
			const failed = await failing.raw(way, JSON.stringify(good()));
			expect(failed).toEqual(refused(503, 'try-again'));
			expect(JSON.stringify([answers, failed, said])).not.toContain(mark);
			expect(said.join()).toContain('could not be answered');
			expect(said.join()).not.toContain(failing.address);
		});
	});
});
