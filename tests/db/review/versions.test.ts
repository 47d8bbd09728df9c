import { beforeAll, expect, it } from 'vitest';
import { declare } from '../../../src/lib/review/declared';
import { walk } from '../../../src/lib/machine/walk';
import type { Db } from '../../../src/lib/server/database/tables';
import {
	findVersion,
	registerVersions,
	versionOf,
	type Stories
} from '../../../src/lib/server/review/versions';
import { onBoth } from '../both';
import { outcome } from '../hall';
import { declared, HASH, program, stories } from './cups';
import { busy, failing, insertsInto } from './failing';
import { aCourse, kept, Learner } from './group';

onBoth('versions of stories', (database) => {
	let db: Db;
	beforeAll(async () => {
		db = await database.open();
	});

	it('are kept when something of them is sent before they were registered, once', async () => {
		const course = await aCourse(db);
		const learners = Array.from({ length: 8 }, () => new Learner(course));
		await Promise.all(learners.map((one) => one.send(db, '2026-01')));
		expect((await kept(db, [course])).waiting).toHaveLength(8);
		expect(await db.selectFrom('story_version').select('hash').execute()).toEqual([{ hash: HASH }]);
	});

	it('are kept even where another process keeps the database busy meanwhile', async () => {
		await db.deleteFrom('story_version').execute();
		const it = failing(db, insertsInto('story_version'), [busy(), busy()]);
		await registerVersions(it.db, stories);
		expect(it.left()).toBe(0);
		expect(await db.selectFrom('story_version').select('hash').execute()).toEqual([{ hash: HASH }]);
	});

	it('hold what may be told, and of the words what trainers read', async () => {
		await registerVersions(db, stories);
		const [row, ...more] = await db.selectFrom('story_version').selectAll().execute();
		expect(more).toEqual([]);
		expect(JSON.parse(row?.program ?? '')).toEqual(program);
		expect(JSON.parse(row?.declared ?? '')).toEqual(declared);
		const words = {
			title: 'Two cups',
			'scenes.door.ask': 'What do you do?',
			'scenes.door.choices.knock.say': 'Hello.',
			'scenes.street.reflection.ask': 'What of the street?',
			'scenes.door.reflection.ask': 'What of the door?',
			'scenes.hall.reflection.ask': 'What of the hall?',
			'scenes.table.reflection.ask': 'What of the table?'
		};
		expect(JSON.parse(row?.words ?? '')).toEqual({ ja: words, en: words });
	});

	it('stay when the story is edited: what is sent of the old one is still taken', async () => {
		const edited: Stories = {
			slugs: ['cups'],
			get: (slug) => {
				const story = stories.get(slug);
				return story && { ...story, hash: 'h2' };
			}
		};
		await registerVersions(db, edited);
		await registerVersions(db, edited);
		const hashes = await db.selectFrom('story_version').select('hash').orderBy('hash').execute();
		expect(hashes).toEqual([{ hash: HASH }, { hash: 'h2' }]);
		const course = await aCourse(db);
		await new Learner(course).send(db, '2026-01');
		const version = await versionOf(db, edited, 'cups', HASH);
		expect(version?.declared).toEqual(declare(program, walk(program)));
		expect(await versionOf(db, edited, 'cups', 'h3')).toBeUndefined();
		expect(await versionOf(db, edited, 'none', HASH)).toBeUndefined();
		expect(await findVersion(db, 'cups', 'h3')).toBeUndefined();
	});

	it('that are not known are refused', async () => {
		const course = await aCourse(db);
		const learner = new Learner(course);
		learner.contribution.hash = 'never';
		expect(await outcome(learner.send(db, '2026-01'))).toBe('another-version');
	});
});
