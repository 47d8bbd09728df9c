import { randomInt } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { toCourseCode } from '../../../src/lib/review/course-code';
import type { Db } from '../../../src/lib/server/database/tables';
import { lasts, wayThrough } from '../../seeds/ways';
import { onBoth } from '../both';
import { contribution, deeds, MONTH, refused, scene, sentTo, STORY, story, textTo } from './asking';
import { Caller } from './calling';
import { aCourse, kept } from './group';

onBoth('the endpoints of learners', (database) => {
	let db: Db;
	let call: Caller;
	let course: string;
	let code: string;
	beforeAll(async () => {
		db = await database.open();
	});
	beforeEach(async () => {
		vi.stubEnv('BANSO_MONTH', MONTH);
		call = new Caller(db, `192.0.2.${randomInt(200)}`);
		code = toCourseCode((below) => randomInt(below));
		course = await aCourse(db, { code, stories: JSON.stringify([STORY]), places: 20 });
	});
	afterEach(() => vi.unstubAllEnvs());

	const sent = (more: object = {}) => sentTo(course, more);
	const text = (more: object = {}) => textTo(course, more);

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
			// From an address that nothing came from before: five are answered, and eight are held back for a while; whoever
			// asks for more is not even looked up.
			const tries = Array.from({ length: 60 }, guess);
			expect(await Promise.all(tries.slice(0, 5))).toEqual(
				tries.slice(0, 5).map(() => refused(404, 'unknown'))
			);
			void Promise.all(tries.slice(5, 13));
			const last = await Promise.all(tries.slice(13));
			expect(last).toEqual(last.map(() => refused(429, 'slow-down')));
			expect((await call.course(code)).status).toBe(429);
			expect((await new Caller(db, '198.51.100.7').course(code)).status).toBe(200);
		});
	});

	describe('a contribution', () => {
		it('is taken once, under retries, and answered alike whatever was chosen', async () => {
			const one = sent();
			const other = sent({
				contribution: contribution({ deeds: wayThrough(story.program, lasts) })
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
});
