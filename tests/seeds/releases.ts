import type { Time } from '../../src/lib/review/contribution';
import { release, type Release } from '../../src/lib/review/release';
import { SILENT, type Row } from '../../src/lib/review/row';
import type { Db } from '../../src/lib/server/database/tables';
import { randomFrom, weighted } from '../attack/random';
import { storyKept, type StoryKept } from './stories';

/** A batch to invent: of whom, when, how many. */
export interface Sown {
	course: string;
	scenario: string;
	time: Time;
	month: string;
	people: number;
	seed?: number;
}

/** How often cells are chosen: mostly one or two of them, so that some tables are merged and some withheld. */
const LEANINGS = [
	[6, 3, 2, 0.6],
	[4, 4, 3, 0.5],
	[2, 7, 1, 0.5],
	[5, 5, 1, 0.4],
	[9, 0.7, 0.7, 0.2]
];

/** A release of invented people, made by the rule itself. */
export function invent({ course, scenario, time, month, people, seed = 7 }: Sown): Release {
	const { declared, hash } = storyKept(scenario);
	const random = randomFrom(seed);
	const rows: Row[] = Array.from({ length: people }, (_, n) => ({
		scenario,
		hash,
		course,
		time,
		month,
		receipt: `${n}`,
		cells: declared.moments.map(({ cells }, at) => {
			const leaning = LEANINGS[(at * 3 + seed) % LEANINGS.length] ?? [];
			// In a workshop not everybody answers each time.
			if (time === 'together' && random() < 0.15) return SILENT;
			return weighted(
				random,
				cells.map((_, cell) => leaning[cell] ?? 0.3)
			);
		})
	}));
	const receipts = rows.map(({ receipt }) => receipt);
	return release(declared, { series: { scenario, hash, course, time }, month, receipts }, rows);
}

/** Have a version of a story kept, as the server does when it starts. */
async function keepVersion(db: Db, story: StoryKept): Promise<void> {
	await db
		.insertInto('story_version')
		.values({
			scenario: story.scenario,
			hash: story.hash,
			program: JSON.stringify(story.program),
			declared: JSON.stringify(story.declared),
			words: JSON.stringify(story.words)
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Put an invented batch where sealed ones lie. */
export async function sow(db: Db, sown: Sown, told: Release = invent(sown)): Promise<Release> {
	const { course, scenario, time, hash } = told.series;
	const key = { course, scenario, hash, time };
	if (hash === storyKept(scenario).hash) await keepVersion(db, storyKept(scenario));
	await db
		.insertInto('series')
		.values(key)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const { id } = await db
		.selectFrom('series')
		.select('id')
		.where('course', '=', course)
		.where('scenario', '=', scenario)
		.where('hash', '=', hash)
		.where('time', '=', time)
		.executeTakeFirstOrThrow();
	await db
		.insertInto('batch')
		.values({ series: id, month: told.month, people: told.people, release: JSON.stringify(told) })
		.execute();
	return told;
}

/** A course and whose it is. */
export async function sowCourse(
	db: Db,
	course: { id: string; name: string; code: string; stories: string[] },
	trainers: Record<string, 'owner' | 'trainer'>
): Promise<void> {
	await db
		.insertInto('course')
		.values({
			...course,
			stories: JSON.stringify(course.stories),
			first_month: '2026-09',
			last_month: '2027-03',
			places: 40,
			closed: 0
		})
		.execute();
	const joined = Object.entries(trainers).map(([trainer, role]) => ({
		course: course.id,
		trainer,
		role
	}));
	if (joined.length > 0) await db.insertInto('course_trainer').values(joined).execute();
}

/** Somebody who may sign in; whoever only reads tables needs no password. */
export async function sowTrainer(db: Db, id: string): Promise<void> {
	const now = new Date().toISOString();
	await db
		.insertInto('user')
		.values({
			id,
			name: id,
			email: `${id}@example.jp`,
			emailVerified: 0,
			createdAt: now,
			updatedAt: now,
			role: 'trainer'
		})
		.execute();
}

/** Reflections as they lie in a batch. */
export async function sowWritten(
	db: Db,
	course: string,
	scenario: string,
	month: string,
	texts: { scene: string; text: string }[]
): Promise<void> {
	await db
		.insertInto('written_batch')
		.values({ course, scenario, month, texts: JSON.stringify(texts) })
		.execute();
}
