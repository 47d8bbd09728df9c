import { createHash } from 'node:crypto';
import type { Deed } from '../../../src/lib/review/path';
import { writeName } from '../../../src/lib/review/release-name';
import type { Db } from '../../../src/lib/server/database/tables';
import { presentStories } from '../../../src/lib/server/review/present-stories';
import { sealAll } from '../../../src/lib/server/review/sealing';
import { sealReflections } from '../../../src/lib/server/review/sealing-reflections';
import type { Trainer } from '../../../src/lib/server/trainers/trainer';
import { load as admin } from '../../../src/routes/[[lang=lang]]/(trainers)/admin/+page.server';
import { load as courses } from '../../../src/routes/[[lang=lang]]/(trainers)/courses/+page.server';
import { load as about } from '../../../src/routes/[[lang=lang]]/(trainers)/courses/[id]/+page.server';
import { load as list } from '../../../src/routes/[[lang=lang]]/(trainers)/review/+page.server';
import { load as review } from '../../../src/routes/[[lang=lang]]/(trainers)/review/[course]/+page.server';
import { POST as note } from '../../../src/routes/[[lang=lang]]/(trainers)/review/[course]/noted/+server';
import { load as compare } from '../../../src/routes/[[lang=lang]]/(trainers)/review/compare/+page.server';
import { POST as contribute } from '../../../src/routes/api/contribution/+server';
import { GET as find } from '../../../src/routes/api/course/[code]/+server';
import { POST as ask } from '../../../src/routes/api/receipt/+server';
import { POST as share } from '../../../src/routes/api/reflection/+server';
import { digits, wayThrough } from '../../seeds/ways';
import { Watcher } from './watching';

export const STORY = 'half-a-page';
export const PEOPLE = 13;
export const MONTH = '2026-10';
const NEXT = '2026-11';
/** A way that does otherwise wherever it can. */
export const ANOTHER = 2 ** 20 - 1;

const story = presentStories.get(STORY);
if (!story) throw new Error(`There is no story "${STORY}".`);
const { program, hash } = story;

/** A way through the story; the number decides at each step. */
export const way = (number: number) => wayThrough(program, digits(number));

const receiptOf = (person: number, of: 'run' | 'words' = 'run') =>
	createHash('sha256').update(`${of} ${person}`).digest('hex').slice(0, 32);

/** Its decisions, at each of which everybody may write something. */
export const SCENES = way(0).map(({ at }) => at);

/** What somebody writes: ten at one question, and three at another that is not told. */
export const wordsOf = (person: number) => ({
	scene: SCENES[person % 4 === 3 ? 1 : 0] ?? '',
	text: `What ${person} wrote.`
});

/** What somebody does, and what they write. */
export type Ways = (person: number) => Deed[];
export type Texts = (person: number) => { scene: string; text: string };

/** A course from its first learner to its releases, as everybody sees it. */
export async function live(
	db: Db,
	trainer: Trainer,
	waysOf: Ways,
	textOf: Texts = wordsOf
): Promise<unknown[]> {
	const watcher = new Watcher(db, trainer);
	const course = {
		id: 'the-course',
		code: 'KOMA-742',
		name: 'Saturday',
		stories: JSON.stringify([STORY]),
		first_month: '2026-10',
		last_month: '2027-03',
		places: PEOPLE,
		closed: 0
	};
	await db.insertInto('course').values(course).execute();
	await db
		.insertInto('course_trainer')
		.values({ course: course.id, trainer: trainer.id, role: 'owner' })
		.execute();
	const pages = async () => {
		await watcher.open(list as never);
		await watcher.open(review as never, { course: course.id });
		await watcher.open(courses as never);
		await watcher.open(about as never, { id: course.id });
		await watcher.open(admin as never);
		await watcher.open(compare as never, {}, `?a=${released}&b=${released}`);
		const [kind, releases] = ['csv', [released]];
		await watcher.call(note, { kind, releases }, { course: course.id });
	};
	const released = writeName({
		course: course.id,
		scenario: STORY,
		hash,
		time: 'first',
		month: MONTH
	});
	const write = (person: number, more = {}) =>
		watcher.call(share, {
			course: course.id,
			receipt: receiptOf(person, 'words'),
			scenario: STORY,
			hash,
			...textOf(person),
			...more
		});
	const send = (person: number, more = {}) =>
		watcher.call(contribute, {
			course: course.id,
			receipt: receiptOf(person),
			contribution: { scenario: STORY, hash, time: 'first', deeds: waysOf(person) },
			...more
		});
	await watcher.call(find, undefined, { code: course.code });
	for (let person = 0; person < PEOPLE; person++) {
		await send(person);
		await send(person);
		await write(person);
		await write(person);
		await pages();
	}
	// More than there are places, an unknown course, a changed contribution, and what is no contribution at all.
	await send(PEOPLE);
	await send(0, { course: 'another' });
	await send(PEOPLE, {
		contribution: { scenario: STORY, hash: 'old', time: 'first', deeds: [] }
	});
	await send(PEOPLE, { contribution: { scenario: STORY, hash, time: 'first', deeds: [] } });
	await watcher.call(contribute, '{');
	await write(PEOPLE);
	await write(PEOPLE, { scene: 'nowhere' });
	const withdraw = async (person: number, act: string) => {
		await watcher.call(ask, { receipt: receiptOf(person), act });
		await watcher.call(ask, { receipt: receiptOf(person, 'words'), act });
	};
	await withdraw(PEOPLE - 1, 'withdraw');
	await send(PEOPLE - 1);
	await write(PEOPLE - 1);
	for (const month of [MONTH, NEXT]) {
		await sealAll(db, month);
		await sealReflections(db, month);
		await pages();
		for (let person = 0; person < PEOPLE; person++) await withdraw(person, 'ask');
	}
	await withdraw(0, 'withdraw');
	await send(0);
	await write(0);
	const [{ release } = { release: '' }] = await db.selectFrom('batch').select('release').execute();
	watcher.seen.push(release);
	await withdraw(0, 'withdraw-batch');
	await pages();
	await db.deleteFrom('course').execute();
	await db.deleteFrom('withdrawn').execute();
	return watcher.seen;
}
