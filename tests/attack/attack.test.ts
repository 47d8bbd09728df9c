import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/lib/review/declared';
import type { Release } from '../../src/lib/review/release';
import { attack, type Attacked } from './attacker';
import { arbitraryCohort, largeCohort, type Cohort } from './cohort';
import { forcedExactly } from './exact';
import { linkedBy } from './linked';
import { NAIVE } from './naive';
import { OURS } from './ours';
import type { Policy } from './policy';
import { randomFrom } from './random';
import { arbitraryStory } from './story';
import { realStories, utility } from './utility';

const COHORTS = 2000;
const NAIVE_COHORTS = 60;

/** Attack cohorts until one is broken, or all of them. */
function broken(policy: Policy, cohorts: number, change = (cohort: Cohort) => cohort): number {
	for (let seed = 0; seed < cohorts; seed++) {
		const cohort = change(arbitraryCohort(randomFrom(seed)));
		if (attack(cohort, policy, true).forced.length > 0) return 1;
	}
	return 0;
}

/** A cohort as if other decisions of its story were declared. */
function declaring(moments: (cohort: Cohort) => Moment[]) {
	return (cohort: Cohort): Cohort => ({
		...cohort,
		story: {
			...cohort.story,
			declared: { ...cohort.story.declared, moments: moments(cohort) }
		}
	});
}

/** Ten to twelve people, once, in one month, and a story with few ways. */
function small(seed: number): Cohort {
	const random = randomFrom(seed);
	let story = arbitraryStory(random);
	while (story.ways.length > 6) story = arbitraryStory(random);
	const cohort = arbitraryCohort(random, story);
	const rows = cohort.rows
		.slice(0, 12)
		.map((_, person) => ({ person, course: 'a', time: 'first' as const, month: '2026-01' }));
	const colluders = new Set([...cohort.colluders].filter((person) => person < rows.length));
	return { ...cohort, rows, took: cohort.took.slice(0, 12), until: '2026-01', colluders };
}

describe('the release rule', { timeout: 300_000 }, () => {
	it(`forces nobody, in ${COHORTS} cohorts`, () => {
		const all: Attacked = { releases: 0, people: 0, targets: 0, forced: [], open: [] };
		for (let seed = 0; seed < COHORTS; seed++) {
			const found = attack(arbitraryCohort(randomFrom(seed)), OURS);
			expect({ seed, forced: found.forced, open: found.open }).toEqual({
				seed,
				forced: [],
				open: []
			});
			all.releases += found.releases;
			all.targets += found.targets;
		}
		// The attacker had something to attack.
		expect(all.releases).toBeGreaterThan(COHORTS);
		expect(all.targets).toBeGreaterThan(COHORTS);
	});

	it('forces nobody in large groups, of whom most is told', () => {
		let flows = 0;
		for (let seed = 0; seed < 300; seed++) {
			const cohort = largeCohort(randomFrom(seed));
			const { forced, open } = attack(cohort, OURS);
			expect({ seed, forced, open }).toEqual({ seed, forced: [], open: [] });
			for (const unit of OURS.units(cohort)) {
				const told = unit.publish(cohort.took) as Release;
				flows += told.flows.filter(({ people }) => people !== 'withheld').length;
			}
		}
		expect(flows).toBeGreaterThan(20);
	});

	it('tells nobody who knows one answer of a person another of theirs', () => {
		let asked = 0;
		for (let seed = 0; seed < 40; seed++) {
			const found = linkedBy(largeCohort(randomFrom(seed)), OURS);
			asked += found.asked;
			const { linked, open } = found;
			expect({ seed, linked, open }).toEqual({ seed, linked: 0, open: 0 });
		}
		expect(asked).toBeGreaterThan(1000);
	});

	it('forces nobody where every world is tried', () => {
		let published = 0;
		for (let seed = 0; seed < 60; seed++) {
			const cohort = small(seed);
			published += OURS.units(cohort).length;
			expect({ seed, forced: forcedExactly(cohort, OURS) }).toEqual({ seed, forced: [] });
		}
		expect(published).toBeGreaterThan(30);
	});
});

describe('the attacker', { timeout: 300_000 }, () => {
	it.each(Object.values(NAIVE))('breaks: $name', (policy) => {
		expect(broken(policy, NAIVE_COHORTS)).toBe(1);
	});

	it('breaks the rule where decisions are declared that depend on one another', () => {
		const everything = declaring(({ story }) =>
			story.decisions.map((scene, n) => {
				const did = new Set(story.did.map((acts) => acts[n] ?? '').filter((act) => act !== ''));
				return { scene, cells: [...did].map((act) => [act]) };
			})
		);
		expect(broken(OURS, 2000, everything)).toBe(1);
	});

	it('learns another answer of a person where every table is told', () => {
		const { everyTable } = NAIVE;
		if (!everyTable) throw new Error('No such policy.');
		const found = [0, 1, 2, 3, 4, 5].map((seed) =>
			linkedBy(largeCohort(randomFrom(seed)), everyTable)
		);
		expect(found.some(({ linked }) => linked > 0)).toBe(true);
	});

	it('breaks the rule where five put their answers together', () => {
		const five = (cohort: Cohort): Cohort => {
			// All who did the same as the first, up to five.
			const { rows, took, story } = cohort;
			const same = [...rows.keys()].filter(
				(n) => story.did[took[n] ?? 0]?.[0] === story.did[took[0] ?? 0]?.[0]
			);
			const people = new Set(same.map((n) => rows[n]?.person ?? 0));
			return { ...cohort, colluders: new Set([...people].slice(0, 5)) };
		};
		expect(broken(OURS, 2000, five)).toBe(1);
	});

	it('says that somebody is forced just when they are in every world', () => {
		const told: string[] = [];
		for (const policy of [NAIVE['bare'], NAIVE['belowFive'], NAIVE['everyTable']]) {
			if (!policy) throw new Error('No such policy.');
			for (let seed = 0; seed < 25; seed++) {
				const cohort = small(seed);
				const { forced, open } = attack(cohort, policy);
				const names = forced.map(
					({ decision, did }) => `${cohort.story.decisions[decision]} ${did}`
				);
				const exactly = forcedExactly(cohort, policy);
				// What it leaves open may be either; what it calls forced or free never is otherwise.
				const unsure = open.map(
					({ decision, did }) => `${cohort.story.decisions[decision]} ${did}`
				);
				expect(exactly.filter((name) => !unsure.includes(name))).toEqual(
					names.filter((name) => !unsure.includes(name)).sort()
				);
				told.push(...exactly);
			}
		}
		expect(told.length).toBeGreaterThan(10);
	});
});

describe('the stories of the project', { timeout: 60_000 }, () => {
	it('have declared decisions, and groups of twenty are told of most of them', () => {
		const stories = realStories();
		expect(stories.length).toBeGreaterThan(0);
		for (const { slug, declared } of stories) {
			expect({ slug, declared: declared.moments.length > 0 }).toEqual({ slug, declared: true });
		}
		const { ofDeclared } = utility(stories, randomFrom(1), 20, 1, 3);
		expect(ofDeclared).toBeGreaterThan(0.5);
	});
});
