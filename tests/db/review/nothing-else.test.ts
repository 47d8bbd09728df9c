import { createHash } from 'node:crypto';
import type { RequestHandler } from '@sveltejs/kit';
import { beforeAll, expect, it } from 'vitest';
import { toStepper } from '../../../src/lib/machine/stepper';
import type { Deed } from '../../../src/lib/review/path';
import type { Db } from '../../../src/lib/server/database/tables';
import { presentStories } from '../../../src/lib/server/review/present-stories';
import { sealAll } from '../../../src/lib/server/review/sealing';
import { registerVersions } from '../../../src/lib/server/review/versions';
import type { Trainer } from '../../../src/lib/server/trainers/trainer';
import { load as list } from '../../../src/routes/[[lang=lang]]/(trainers)/review/+page.server';
import { load as review } from '../../../src/routes/[[lang=lang]]/(trainers)/review/[course]/+page.server';
import { POST as contribute } from '../../../src/routes/api/contribution/+server';
import { GET as about } from '../../../src/routes/api/course/[code]/+server';
import { POST as ask } from '../../../src/routes/api/receipt/+server';
import { onBoth } from '../both';
import { aTrainer } from '../trainers';

/**
 * What a release tells is attacked in `tests/attack`. Here: nothing else that the server says depends on what was
 * chosen. Two worlds in which people chose differently, but of which the same is released, are lived through by the
 * same calls; every status, header, text and size of every answer, and all that every page is given, must be the same.
 */
const STORY = 'half-a-page';
const PEOPLE = 13;
/** A way that does otherwise wherever it can. */
const ANOTHER = 2 ** 20 - 1;

const story = presentStories.get(STORY);
if (!story) throw new Error(`There is no story "${STORY}".`);
const { program, hash } = story;

/** A way through the story; the number decides at each step. */
function way(number: number): Deed[] {
	const stepper = toStepper(program);
	const deeds: Deed[] = [];
	for (let at = stepper.start, n = number; at.place < stepper.scenes; n = Math.floor(n / 2)) {
		const open = (stepper.acts[at.place] ?? []).filter(
			(act) => act.offered(at.levels, at.marks) && !['skip', 'leave'].includes(act.did)
		);
		const act = open[(open.length > 1 ? n : 0) % open.length];
		const after = act?.take(at.levels, at.marks);
		if (!act || !after) throw new Error('The story does not go on.');
		if (act.did !== 'next') deeds.push({ at: stepper.places[at.place] ?? '', did: act.did });
		at = after;
	}
	return deeds;
}

const receiptOf = (person: number) =>
	createHash('sha256').update(`receipt ${person}`).digest('hex').slice(0, 32);

/** Somebody who calls endpoints and opens pages, and writes down all that comes back. */
class Watcher {
	readonly seen: unknown[] = [];
	constructor(
		readonly db: Db,
		readonly trainer: Trainer
	) {}

	async call(handler: RequestHandler<never, never>, body?: unknown, params = {}) {
		const url = new URL('http://course.example/');
		const request =
			body === undefined
				? new Request(url)
				: new Request(url, {
						method: 'POST',
						headers: { 'content-type': 'application/json' },
						body: typeof body === 'string' ? body : JSON.stringify(body)
					});
		const event = {
			request,
			params,
			url,
			locals: this.locals(),
			getClientAddress: () => this.address()
		};
		const response = await handler(event as never);
		const text = await response.text();
		this.seen.push([response.status, [...response.headers].sort(), text, text.length]);
	}

	async open(load: (event: never) => unknown, params = {}, search = '') {
		const parent = () => Promise.resolve({ lang: 'ja', words: {} });
		const url = new URL(`http://course.example/${search}`);
		this.seen.push(await load({ locals: this.locals(), params, url, parent } as never));
	}

	/** Each call from somewhere else, so that none has to wait. */
	private address() {
		return `192.0.2.${this.seen.length % 256}`;
	}

	private locals() {
		return {
			db: () => Promise.resolve(this.db),
			trainer: () => Promise.resolve({ ...this.trainer })
		};
	}
}

onBoth('all that the server says besides what is released', (database) => {
	let db: Db;
	let trainer: Trainer;
	beforeAll(async () => {
		db = await database.open();
		await registerVersions(db, { ...presentStories, slugs: [STORY] });
		trainer = await aTrainer(db);
	});

	/** A course from its first learner to its releases, as everybody sees it. */
	async function live(waysOf: (person: number) => Deed[]): Promise<unknown[]> {
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
		};
		const send = (person: number, more = {}) =>
			watcher.call(contribute, {
				course: course.id,
				receipt: receiptOf(person),
				contribution: { scenario: STORY, hash, time: 'first', deeds: waysOf(person) },
				...more
			});
		await watcher.call(about, undefined, { code: course.code });
		for (let person = 0; person < PEOPLE; person++) {
			await send(person);
			await send(person);
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
		const withdraw = (person: number, act: string) =>
			watcher.call(ask, { receipt: receiptOf(person), act });
		await withdraw(PEOPLE - 1, 'withdraw');
		await send(PEOPLE - 1);
		for (const month of ['2026-11', '2099-12']) {
			await sealAll(db, month);
			await pages();
			for (let person = 0; person < PEOPLE; person++) await withdraw(person, 'ask');
		}
		await withdraw(0, 'withdraw');
		await send(0);
		const [{ release } = { release: '' }] = await db
			.selectFrom('batch')
			.select('release')
			.execute();
		watcher.seen.push(release);
		await withdraw(0, 'withdraw-batch');
		await pages();
		await db.deleteFrom('course').execute();
		await db.deleteFrom('withdrawn').execute();
		return watcher.seen;
	}

	it('does not tell who of them chose what', async () => {
		const halves = (person: number) => way(person % 2 === 0 ? 0 : ANOTHER);
		const one = await live(halves);
		// Who stays changes places with the next; who takes theirs back does so in both worlds.
		const moved = (person: number) => (person < PEOPLE - 1 ? (person + 1) % (PEOPLE - 1) : person);
		const other = await live((person) => halves(moved(person)));
		expect(other).toEqual(one);
		// Something was released, and some of it told.
		const release = String(one.find((seen) => typeof seen === 'string'));
		expect(release).toContain('"people":12');
		expect(release).toMatch(/"groups":\[/);
	});

	it('does not tell what all of them chose, where all chose alike', async () => {
		const one = await live(() => way(0));
		const other = await live(() => way(ANOTHER));
		expect(way(0)).not.toEqual(way(ANOTHER));
		expect(other).toEqual(one);
		// What is released differently is seen differently.
		expect(await live((person) => way(person % 2 === 0 ? 0 : ANOTHER))).not.toEqual(one);
		expect(String(one.find((seen) => typeof seen === 'string'))).not.toContain('"groups":[');
	});
});
