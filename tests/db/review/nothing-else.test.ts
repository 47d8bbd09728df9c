import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Db } from '../../../src/lib/server/database/tables';
import { presentStories } from '../../../src/lib/server/review/present-stories';
import { registerVersions } from '../../../src/lib/server/review/versions';
import type { Trainer } from '../../../src/lib/server/trainers/trainer';
import { onBoth } from '../both';
import { aTrainer } from '../trainers';
import {
	ANOTHER,
	live,
	MONTH,
	PEOPLE,
	SCENES,
	STORY,
	way,
	wordsOf,
	type Texts,
	type Ways
} from './lived';

/**
 * What a release tells is attacked in `tests/attack`. Here: nothing else that the server says depends on what was
 * chosen, or on who wrote what at which question. Two worlds in which people chose differently, but of which the same
 * is released, are lived through by the same calls; every status, header, text and size of every answer, and all that
 * every page is given, must be the same.
 */
onBoth('all that the server says besides what is released', (database) => {
	let db: Db;
	let trainer: Trainer;
	beforeAll(async () => {
		db = await database.open();
		await registerVersions(db, { ...presentStories, slugs: [STORY] });
		trainer = await aTrainer(db, 'admin');
		vi.stubEnv('BANSO_MONTH', MONTH);
	});
	afterAll(() => void vi.unstubAllEnvs());

	const lived = (ways: Ways, texts?: Texts) => live(db, trainer, ways, texts);

	it('does not tell who of them chose what', async () => {
		const halves = (person: number) => way(person % 2 === 0 ? 0 : ANOTHER);
		const one = await lived(halves);
		// Who stays changes places with the next; who takes theirs back does so in both worlds.
		const moved = (person: number) => (person < PEOPLE - 1 ? (person + 1) % (PEOPLE - 1) : person);
		const other = await lived(
			(person) => halves(moved(person)),
			(person) => wordsOf(moved(person))
		);
		expect(other).toEqual(one);
		// Something was released, and some of it told.
		const release = String(one.find((seen) => typeof seen === 'string'));
		expect(release).toContain('"people":12');
		expect(release).toMatch(/"groups":\[/);
		const told = JSON.stringify(one);
		expect(told).toContain('What 0 wrote.');
		expect(told).toContain(JSON.stringify(JSON.stringify({ scene: '', text: 'What 3 wrote.' })));
		// And it was given to be compared, and taken along.
		expect(one).toContainEqual(expect.objectContaining({ columns: [expect.anything()] }));
		expect(told).toContain('csv');
	});

	it('does not tell which question few of them answered', async () => {
		const one = await lived(() => way(0));
		const elsewhere = (person: number) => {
			const { scene, text } = wordsOf(person);
			return { scene: (scene === SCENES[1] && SCENES[2 + (person % 3)]) || scene, text };
		};
		expect(elsewhere(3)).not.toEqual(wordsOf(3));
		expect(await lived(() => way(0), elsewhere)).toEqual(one);
	});

	it('does not tell what all of them chose, where all chose alike', async () => {
		const one = await lived(() => way(0));
		const other = await lived(() => way(ANOTHER));
		expect(way(0)).not.toEqual(way(ANOTHER));
		expect(other).toEqual(one);
		// What is released differently is seen differently.
		expect(await lived((person) => way(person % 2 === 0 ? 0 : ANOTHER))).not.toEqual(one);
		expect(String(one.find((seen) => typeof seen === 'string'))).not.toContain('"groups":[');
	});
});
