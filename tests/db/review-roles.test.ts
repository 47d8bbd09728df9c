import { isHttpError } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/lib/server/courses/audit';
import type { Db } from '../../src/lib/server/database/tables';
import type { Trainer } from '../../src/lib/server/trainers/trainer';
import { load as all } from '../../src/routes/[[lang=lang]]/(trainers)/review/+page.server';
import { load as compare } from '../../src/routes/[[lang=lang]]/(trainers)/review/compare/+page.server';
import { load as course } from '../../src/routes/[[lang=lang]]/(trainers)/review/[course]/+page.server';
import { POST as noted } from '../../src/routes/[[lang=lang]]/(trainers)/review/[course]/noted/+server';
import { sow, sowCourse, sowTrainer, sowWritten } from '../seeds/releases';
import { CHAIRS, TEA } from '../seeds/named';
import { onBoth } from './both';
import { EXPECTED, name, ROUTES, WHO, type Sent, type Who, type Work } from './review-routes';

const trainer = (who: Who): Trainer | undefined =>
	who === 'nobody'
		? undefined
		: {
				id: who,
				name: who,
				email: `${who}@example.jp`,
				role: who === 'admin' ? 'admin' : 'trainer'
			};

onBoth('who may read what was released', (fresh) => {
	let db: Db;
	beforeAll(async () => {
		db = await fresh.open();
		for (const id of ['owner', 'shared', 'stranger', 'admin']) await sowTrainer(db, id);
		const course = { name: '新任研修', stories: [TEA, CHAIRS] };
		await sowCourse(
			db,
			{ id: 'ours', code: 'KOMA-001', ...course },
			{ owner: 'owner', shared: 'trainer' }
		);
		await sowCourse(db, { id: 'also', code: 'KOMA-002', ...course }, { owner: 'owner' });
		await sowCourse(db, { id: 'theirs', code: 'KOMA-003', ...course }, { stranger: 'owner' });
		for (const id of ['ours', 'also', 'theirs']) {
			await sow(db, { course: id, scenario: TEA, time: 'first', month: '2026-11', people: 23 });
		}
		await sowWritten(db, 'ours', TEA, '2026-11', [{ scene: 'june', text: 'やかんの音。' }]);
	});

	/** A load or an endpoint, as somebody asks it: what it gives, or the status it refuses with. */
	async function ask(
		work: Work,
		who: Who,
		{ params = {}, search = '', body = '' }: Sent
	): Promise<{ status: number; body?: unknown; said?: string }> {
		const url = new URL(`http://review.example/${search}`);
		const event = {
			params,
			url,
			request: new Request(url, body ? { method: 'POST', body } : {}),
			parent: () => Promise.resolve({ lang: 'ja', words: {} }),
			locals: { db: () => Promise.resolve(db), trainer: () => Promise.resolve(trainer(who)) }
		};
		try {
			const given = await work(event as never);
			if (!(given instanceof Response)) return { status: 200, body: given };
			return { status: given.status, said: await given.text() };
		} catch (error) {
			if (!isHttpError(error)) throw error;
			return { status: error.status, said: JSON.stringify(error.body) };
		}
	}

	describe.each(Object.entries(ROUTES))('%s', (route, asking) => {
		it.each(WHO.map((who, n) => ({ who, status: EXPECTED[route]?.[n] })))(
			'answers $status to $who',
			async ({ who, status }) => {
				const [work, sent] = asking();
				expect((await ask(work, who, sent)).status).toBe(status);
			}
		);
	});

	it('says the same of a course that is another’s and of one that never was', async () => {
		const say = async (id: string) =>
			(await ask(course, 'stranger', { params: { course: id } })).said;
		expect(await say('ours')).toBe(await say('none'));
		const post = async (id: string) =>
			(await ask(noted, 'stranger', { params: { course: id }, body: '{}' })).said;
		expect(await post('ours')).toBe(await post('none'));
	});

	it('lists one’s own and shared courses, and no others', async () => {
		const ids = async (who: Who) =>
			((await ask(all, who, {})).body as { courses: { id: string }[] }).courses
				.map(({ id }) => id)
				.sort();
		expect(await ids('owner')).toEqual(['also', 'ours']);
		expect(await ids('shared')).toEqual(['ours']);
		expect(await ids('admin')).toEqual([]);
		expect((await ask(all, 'nobody', {})).status).toBe(401);
	});

	it('offers nothing of other courses for laying side by side', async () => {
		const { body } = await ask(course, 'shared', { params: { course: 'ours' } });
		const keys = (body as { others: { key: string }[] }).others.map(({ key }) => key);
		expect(keys).toEqual([name('ours')]);
	});

	it('notes who looked, before anything is shown, and not who was refused', async () => {
		await db.deleteFrom('audit').execute();
		const looked = async (id: string) =>
			(await readAudit(db, { id })).map(({ what }) => [what.kind, what.time, what.month]);
		await ask(course, 'stranger', { params: { course: 'ours' } });
		await ask(compare, 'shared', { search: `?a=${name('ours')}&b=${name('theirs')}` });
		expect(await looked('ours')).toEqual([]);
		await ask(course, 'shared', { params: { course: 'ours' } });
		expect((await looked('ours')).sort()).toEqual([
			['opened', undefined, '2026-11'],
			['opened', 'first', '2026-11']
		]);
		await ask(compare, 'owner', { search: `?a=${name('ours')}&b=${name('also')}` });
		expect(await looked('also')).toEqual([['compared', 'first', '2026-11']]);
		await ask(noted, 'owner', {
			params: { course: 'also' },
			body: JSON.stringify({ kind: 'json', releases: [name('also')] })
		});
		expect((await looked('also')).map(([kind]) => kind).sort()).toEqual(['compared', 'json']);
	});

	it('gives a page releases and words, and nothing of a single person', async () => {
		const { body } = await ask(course, 'owner', { params: { course: 'ours' } });
		expect(Object.keys(body as object).sort()).toEqual([
			'alone',
			'columns',
			'course',
			'others',
			'principles',
			'releases',
			'stories',
			'story',
			'words',
			'written'
		]);
		const { columns } = body as { columns: { release: object }[] };
		expect(Object.keys(columns[0]?.release ?? {}).sort()).toEqual([
			'flows',
			'month',
			'people',
			'series',
			'tables'
		]);
		expect(JSON.stringify(body)).not.toMatch(/receipt|waiting/);
	});

	afterAll(() => db.deleteFrom('audit').execute());
});
