import { randomBytes, randomInt } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contribution } from '../../../src/lib/review/contribution';
import { toCourseCode } from '../../../src/lib/review/course-code';
import { showReceipt } from '../../../src/lib/review/receipt';
import type { Db } from '../../../src/lib/server/database/tables';
import { keepOnce } from '../../../src/lib/server/review/keeping';
import { presentStories } from '../../../src/lib/server/review/present-stories';
import { onBoth } from '../both';
import { Caller, type Way } from './calling';
import { aCourse, kept } from './group';
import { wayThrough } from './way';

const STORY = 'what-is-going-on';
const MONTH = '2026-04';
const story = presentStories.get(STORY);
if (!story) throw new Error('The story is not there.');
const deeds = wayThrough(story.program);
const scene = deeds[0]?.at ?? '';
const newReceipt = () => randomBytes(16).toString('hex');

onBoth('the endpoints of learners', (database) => {
	let db: Db;
	let call: Caller;
	let course: string;
	let code: string;
	let said: string[];
	beforeAll(async () => {
		db = await database.open();
	});
	beforeEach(async () => {
		vi.stubEnv('BANSO_MONTH', MONTH);
		said = [];
		for (const way of ['error', 'warn', 'log', 'info'] as const)
			vi.spyOn(console, way).mockImplementation((...words: unknown[]) => {
				said.push(words.map(String).join(' '));
			});
		call = new Caller(db, `192.0.2.${randomInt(200)}`);
		code = toCourseCode((below) => randomInt(below));
		course = await aCourse(db, { code, stories: JSON.stringify([STORY]), places: 20 });
	});
	afterEach(() => {
		vi.unstubAllEnvs();
		vi.restoreAllMocks();
	});

	const contribution = (more: Partial<Contribution> = {}) => ({
		scenario: STORY,
		hash: story.hash,
		time: 'first' as const,
		deeds,
		...more
	});
	const sent = (more: object = {}) => ({
		course,
		receipt: newReceipt(),
		contribution: contribution(),
		...more
	});
	const text = (more: object = {}) => ({
		course,
		receipt: newReceipt(),
		scenario: STORY,
		hash: story.hash,
		scene,
		text: 'I would have waited.',
		...more
	});
	const refused = (status: number, what: string) => ({ status, body: { code: what } });

	describe('a course', () => {
		it('is told by its code, however it was typed', async () => {
			for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code} `])
				expect(await call.course(typed)).toEqual({
					status: 200,
					body: {
						id: course,
						code,
						name: 'Saturday',
						stories: [STORY],
						first: '2026-01',
						last: '2026-12',
						open: true
					}
				});
			await db.updateTable('course').set({ closed: 1 }).where('id', '=', course).execute();
			expect((await call.course(code)).body).toMatchObject({ open: false });
		});

		it('is unknown by another code, and by what is none', async () => {
			for (const typed of ['KOMA-742', 'x', '', '%00'])
				expect(await call.course(typed)).toEqual(refused(404, 'unknown'));
		});

		it('is not found by trying many codes at once', async () => {
			const guess = () => call.course(toCourseCode((below) => randomInt(below)));
			for (let n = 0; n < 5; n++) expect(await guess()).toEqual(refused(404, 'unknown'));
			// Eight are held back for a while; whoever asks for more is not even looked up.
			const tries = Array.from({ length: 60 }, guess);
			void Promise.all(tries.slice(0, 8));
			const last = await Promise.all(tries.slice(8));
			expect(last).toEqual(last.map(() => refused(429, 'slow-down')));
			expect((await call.course(code)).status).toBe(429);
			expect((await new Caller(db, '198.51.100.7').course(code)).status).toBe(200);
		});
	});

	describe('a contribution', () => {
		it('is taken once, under retries, and answered alike whatever was chosen', async () => {
			const one = sent();
			const other = sent({
				contribution: contribution({ deeds: wayThrough(story.program, 'last') })
			});
			const answers = await Promise.all([one, one, other, one, other].map(call.contribution));
			expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
				new Set([JSON.stringify({ status: 200, body: {} })])
			);
			expect((await kept(db, [course])).waiting).toHaveLength(2);
		});

		it('of a workshop is one phone’s answers', async () => {
			const together = contribution({ time: 'together', deeds: deeds.slice(1, 2) });
			expect((await call.contribution(sent({ contribution: together }))).status).toBe(200);
			expect((await kept(db, [course])).series).toMatchObject([{ time: 'together' }]);
		});

		it('is refused with a reason that a page can tell', async () => {
			expect(await call.contribution(sent({ course: 'nowhere' }))).toEqual(refused(404, 'unknown'));
			expect(
				await call.contribution(sent({ contribution: contribution({ scenario: 'half-a-page' }) }))
			).toEqual(refused(409, 'not-in-course'));
			expect(
				await call.contribution(sent({ contribution: contribution({ hash: 'never' }) }))
			).toEqual(refused(409, 'another-version'));
			for (let n = 0; n < 20; n++) expect((await call.contribution(sent())).status).toBe(200);
			expect(await call.contribution(sent())).toEqual(refused(409, 'full'));
			for (const month of ['2025-12', '2027-01']) {
				vi.stubEnv('BANSO_MONTH', month);
				expect(await call.contribution(sent())).toEqual(refused(409, 'closed'));
			}
			vi.stubEnv('BANSO_MONTH', MONTH);
			await db.updateTable('course').set({ closed: 1 }).where('id', '=', course).execute();
			expect(await call.contribution(sent())).toEqual(refused(409, 'closed'));
		});

		it.each([
			['no way through the story', { deeds: deeds.slice(1) }],
			['not ended', { deeds: deeds.slice(0, -1) }],
			['what is not offered', { deeds: [{ at: scene, did: 'fly' }] }],
			['a time of day', { at: 1_750_000_000 }],
			['words', { own: 'My name is …' }],
			['words in a deed', { deeds: [{ ...deeds[0], own: 'My name is …' }] }],
			['another time', { time: 'second' }],
			['too many deeds', { deeds: Array.from({ length: 201 }, () => deeds[0]) }]
		])('with %s is malformed', async (_, more) => {
			const { status, body } = await call.contribution(
				sent({ contribution: { ...contribution(), ...more } })
			);
			expect([status, body.code]).toEqual([400, 'malformed']);
			expect((await kept(db, [course])).waiting).toEqual([]);
		});
	});

	describe('a reflection', () => {
		it('is taken once, in any script, of up to a thousand characters', async () => {
			const one = text({ text: '待つことも、\nひとつの返事だと思う。' });
			for (const body of [one, one, text({ text: '😀'.repeat(1_000) })])
				expect(await call.reflection(body)).toEqual({ status: 200, body: {} });
			const rows = await db
				.selectFrom('written')
				.selectAll()
				.where('course', '=', course)
				.execute();
			expect(rows.map((row) => row.text).sort()).toEqual(
				['😀'.repeat(1_000), '待つことも、\nひとつの返事だと思う。'].sort()
			);
			expect(rows[0]).toMatchObject({ scenario: STORY, hash: story.hash, scene, month: MONTH });
		});

		it.each([
			['nothing in it', { text: ' \n ' }],
			['a letter too many', { text: 'x'.repeat(1_001) }],
			['half a character', { text: '\ud83d' }],
			['a sign that is no text', { text: 'a\u0000b' }],
			['a scene that is not there', { scene: 'nowhere' }],
			['a scene that every object has', { scene: 'constructor' }],
			['a name', { name: 'Hanako' }],
			['no scene', { scene: undefined }]
		])('with %s is malformed', async (_, more) => {
			const { status, body } = await call.reflection(text(more));
			expect([status, body.code]).toEqual([400, 'malformed']);
		});

		it('is refused as a contribution is', async () => {
			expect(await call.reflection(text({ course: 'nowhere' }))).toEqual(refused(404, 'unknown'));
			expect(await call.reflection(text({ scenario: 'half-a-page' }))).toEqual(
				refused(409, 'not-in-course')
			);
			expect(await call.reflection(text({ hash: 'never' }))).toEqual(
				refused(409, 'another-version')
			);
			for (let n = 0; n < 20; n++) expect((await call.reflection(text())).status).toBe(200);
			expect(await call.reflection(text())).toEqual(refused(409, 'full'));
		});
	});

	describe('a receipt', () => {
		it('says how it stands, as it was typed, and takes back', async () => {
			const one = sent();
			const act = async (what: string, receipt: string = one.receipt) =>
				(await call.receipt({ receipt, act: what })).body;
			expect(await act('ask')).toEqual({ state: 'unknown' });
			await call.contribution(one);
			expect(await act('ask', showReceipt(one.receipt).toUpperCase())).toEqual({
				state: 'waiting'
			});
			expect(await act('withdraw')).toEqual({ state: 'withdrawn' });
			expect(await act('withdraw')).toEqual({ state: 'withdrawn' });
			expect(await call.contribution(one)).toEqual(refused(409, 'withdrawn'));
		});

		it('of a sealed batch takes back the batch, and nothing less', async () => {
			const all = Array.from({ length: 10 }, () => sent());
			for (const one of all) await call.contribution(one);
			await keepOnce(db, { month: '2026-05' });
			const [one, other] = all;
			const act = async (what: string, receipt = one?.receipt) =>
				(await call.receipt({ receipt, act: what })).body.state;
			expect(await act('withdraw')).toBe('sealed');
			expect((await call.contribution(one)).status).toBe(200);
			expect(await act('withdraw-batch')).toBe('withdrawn');
			expect(await act('ask', other?.receipt)).toBe('withdrawn');
			expect(await call.contribution(other)).toEqual(refused(409, 'withdrawn'));
		});

		it.each(['', 'x', '0'.repeat(31), '0'.repeat(33), 12, null])(
			'such as %s is malformed',
			async (receipt) => {
				const answer = await call.receipt({ receipt, act: 'ask' });
				expect(answer).toMatchObject(refused(400, 'malformed'));
			}
		);

		it('takes no other act', async () => {
			const answer = await call.receipt({ receipt: newReceipt(), act: 'delete' });
			expect(answer).toMatchObject(refused(400, 'malformed'));
		});
	});

	describe.each<Way>(['contribution', 'reflection', 'receipt'])('the body of a %s', (way) => {
		const good = () =>
			({
				contribution: sent(),
				reflection: text(),
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
