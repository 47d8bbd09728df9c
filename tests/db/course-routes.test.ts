import { beforeAll, describe, expect, it, vi } from 'vitest';
import { courseFor } from '../../src/lib/server/courses/access';
import { readAudit } from '../../src/lib/server/courses/audit';
import { makeCourse } from '../../src/lib/server/courses/making';
import { membersOf, share } from '../../src/lib/server/courses/sharing';
import type { Db } from '../../src/lib/server/database/tables';
import type { Trainer } from '../../src/lib/server/trainers/trainer';
import * as admin from '../../src/routes/[[lang=lang]]/(trainers)/admin/+page.server';
import { POST as backup } from '../../src/routes/[[lang=lang]]/(trainers)/admin/backup/+server';
import * as list from '../../src/routes/[[lang=lang]]/(trainers)/courses/+page.server';
import * as page from '../../src/routes/[[lang=lang]]/(trainers)/courses/[id]/+page.server';
import * as handout from '../../src/routes/[[lang=lang]]/(trainers)/courses/[id]/handout/+page.server';
import { answerOf, type Form, type Handler } from './asking';
import { onBoth } from './both';
import { aTrainer, details } from './trainers';

/** Who asks. */
const ROLES = ['owner', 'trainer', 'other', 'admin', 'nobody'] as const;
type Role = (typeof ROLES)[number];

interface Asked {
	handler: Handler | undefined;
	form?: Form;
}

const GOOD = {
	name: '別の名',
	stories: ['between-two-wishes'],
	first: '2026-11',
	last: '2027-02',
	places: '40'
};

const WAYS: Record<string, Asked> = {
	'list: look': { handler: list.load },
	'list: make': { handler: list.actions.make, form: GOOD },
	'course: look': { handler: page.load },
	'course: change': { handler: page.actions.change, form: GOOD },
	'course: share': { handler: page.actions.share, form: { email: 'nobody@example.jp' } },
	'course: unshare': { handler: page.actions.unshare, form: { trainer: 'nobody' } },
	'course: hand over': { handler: page.actions['hand-over'], form: { trainer: 'nobody' } },
	'course: close': { handler: page.actions.close },
	'course: reopen': { handler: page.actions.reopen },
	'course: delete': { handler: page.actions.delete, form: { name: 'another' } },
	'handout: look': { handler: handout.load },
	'admin: look': { handler: admin.load },
	'admin: set': {
		handler: admin.actions.settings,
		form: { waitingMonths: '6', releaseMonths: '36', backupDays: '35' }
	},
	'admin: backup': { handler: backup }
};

/** What each is answered: 200, 303 for another page, 400 where the form is wrong, or why not. In the order of ROLES. */
const ANSWERS: Record<keyof typeof WAYS, number[]> = {
	'list: look': [200, 200, 200, 200, 401],
	'list: make': [303, 303, 303, 303, 401],
	'course: look': [200, 200, 404, 404, 401],
	'course: change': [200, 403, 404, 404, 401],
	'course: share': [400, 403, 404, 404, 401],
	'course: unshare': [200, 403, 404, 404, 401],
	'course: hand over': [400, 403, 404, 404, 401],
	'course: close': [200, 403, 404, 404, 401],
	'course: reopen': [200, 403, 404, 404, 401],
	'course: delete': [400, 403, 404, 404, 401],
	'handout: look': [200, 200, 404, 404, 401],
	'admin: look': [403, 403, 403, 200, 401],
	'admin: set': [403, 403, 403, 200, 401],
	'admin: backup': [403, 403, 403, 200, 401]
};

onBoth('routes of courses', (database) => {
	let db: Db;
	const who: Record<Role, Trainer | undefined> = {
		owner: undefined,
		trainer: undefined,
		other: undefined,
		admin: undefined,
		nobody: undefined
	};
	let id: string;
	beforeAll(async () => {
		db = await database.open();
		const owner = await aTrainer(db);
		who.owner = owner;
		const trainer = await aTrainer(db);
		who.trainer = trainer;
		who.other = await aTrainer(db);
		who.admin = await aTrainer(db, 'admin');
		id = await makeCourse(db, owner, details({ stories: ['between-two-wishes'] }));
		expect(await share(db, owner, { id }, trainer.email)).toBeUndefined();
		// The backup opens what the environment names.
		process.env.DATA_DIR = database.place.folder;
		process.env.DATABASE_URL = database.place.url ?? '';
	});

	function ask({ handler, form }: Asked, role: Role | 'unknown', course = id) {
		const away = () => Promise.reject(new Error('The database is away.'));
		const locals =
			role === 'unknown'
				? { db: away, trainer: away }
				: { db: () => Promise.resolve(db), trainer: () => Promise.resolve(who[role]) };
		return answerOf(handler, { form, locals, path: `/courses/${course}`, params: { id: course } });
	}

	const cases = Object.keys(WAYS).flatMap((way) =>
		ROLES.map((role, n) => [way, role, ANSWERS[way]?.[n]] as const)
	);
	it.each(cases)('%s, by %s: %d', async (way, role, status) => {
		expect((await ask(WAYS[way] as Asked, role)).status).toBe(status);
	});

	it('are all asked', () => {
		const there: unknown[] = [backup];
		for (const { load, actions } of [admin, list, page, { load: handout.load, actions: {} }])
			there.push(load, ...Object.values<unknown>(actions));
		expect(new Set(Object.values(WAYS).map(({ handler }) => handler))).toEqual(new Set(there));
	});

	it('answer for a course of others as for one that never was', async () => {
		for (const way of Object.keys(WAYS).filter((name) => /^(course|handout):/.test(name)))
			for (const role of ['other', 'admin'] as const) {
				const theirs = await ask(WAYS[way] as Asked, role);
				expect(theirs.status).toBe(404);
				expect(await ask(WAYS[way] as Asked, role, 'never-was')).toEqual(theirs);
			}
	});

	it('change nothing for those who may only look', async () => {
		const before = await courseFor(db, who.owner as Trainer, id);
		const members = await membersOf(db, { id });
		const mail = (who.other as Trainer).email;
		const tries: Asked[] = [
			{ handler: page.actions.change, form: { ...GOOD, name: 'X' } },
			{ handler: page.actions.close },
			{ handler: page.actions.share, form: { email: mail } },
			{ handler: page.actions.unshare, form: { trainer: (who.trainer as Trainer).id } },
			{ handler: page.actions['hand-over'], form: { trainer: (who.trainer as Trainer).id } },
			{ handler: page.actions.delete, form: { name: before?.course.name ?? '' } }
		];
		for (const asked of tries)
			for (const role of ['trainer', 'other', 'admin', 'nobody'] as const)
				expect((await ask(asked, role)).status).toBeGreaterThanOrEqual(401);
		expect(await courseFor(db, who.owner as Trainer, id)).toEqual(before);
		expect(await membersOf(db, { id })).toEqual(members);
	});

	it('lose nothing that was typed while the database is away', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		const { delete: gone, share } = page.actions;
		const settings = { waitingMonths: '6', releaseMonths: '36', backupDays: 'x' };
		for (const [handler, form, kept] of [
			[list.actions.make, GOOD, { typed: { name: GOOD.name, places: '40' } }],
			[page.actions.change, GOOD, { of: 'change', typed: { name: GOOD.name } }],
			[share, { email: 'ken@example.jp' }, { of: 'share', email: 'ken@example.jp' }],
			[gone, { name: '別の' }, { of: 'delete', name: '別の' }],
			[page.actions.close, {}, {}],
			[admin.actions.settings, settings, { typed: settings }]
		] as const)
			expect(await ask({ handler, form }, 'unknown')).toMatchObject({
				status: 503,
				said: { data: { code: 'try-again', ...kept } }
			});
		log.mockRestore();
	});

	it('say plainly that there is no backup where the database cannot be read', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:9/none';
		const before = await readAudit(db, { id });
		expect((await ask({ handler: backup }, 'admin')).status).toBe(503);
		process.env.DATABASE_URL = database.place.url ?? '';
		expect(log).toHaveBeenCalledOnce();
		expect(await readAudit(db, { id })).toEqual(before);
		log.mockRestore();
	});

	describe('by the owner', () => {
		it('say what is wrong, keep what was typed, and do nothing', async () => {
			const form = { ...GOOD, name: '', places: '12' };
			const { status, said } = await ask({ handler: page.actions.change, form }, 'owner');
			expect([status, said]).toMatchObject([
				400,
				{ data: { typed: { places: '12' }, problems: { name: 'name-missing' } } }
			]);
			const fewer = { ...GOOD, places: '12' };
			const refused = await ask({ handler: page.actions.change, form: fewer }, 'owner');
			expect(refused.said).toMatchObject({ data: { problems: { places: 'places-fewer' } } });
		});

		it('delete it, and lead to the list', async () => {
			const owner = who.owner as Trainer;
			const gone = await makeCourse(db, owner, details({ name: '消す' }));
			const asked = { handler: page.actions.delete, form: { name: '消す' } };
			expect(await ask(asked, 'owner', gone)).toEqual({ status: 303, said: '/courses?deleted' });
			expect(await courseFor(db, owner, gone)).toBeUndefined();
		});
	});
});
