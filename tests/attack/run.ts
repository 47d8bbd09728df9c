import { attack } from './attacker';
import { arbitraryCohort, largeCohort } from './cohort';
import { excludedBy } from './excluded';
import { arbitraryHalls, forcedInHalls, ours, silenceAsCell, type Telling } from './halls';
import { linkedBy, type Linked } from './linked';
import { NAIVE } from './naive';
import { optionsOf } from './options';
import { OURS } from './ours';
import type { Policy } from './policy';
import { randomFrom } from './random';
import { realStories, utility } from './utility';

const HELP = `npm run attack [-- --cohorts 50000] [--naive 100] [--seed 1] [--json]

  Publishes for invented groups by several policies, and tries to find out what single people chose.
  架空の集まりについて、いくつかの決まりで数を公開し、だれが何を選んだかを突きとめられるかを試します。

  --cohorts groups for the release rule; 50,000 by default
  --naive   groups for each policy that must not hold; 100 by default
  --seed    another seed, other groups
  --json    one JSON document and nothing else
`;

/** What attacking many cohorts came to. */
interface Attempt {
	policy: string;
	cohorts: number;
	releases: number;
	/** Cohorts in which somebody's answer is forced. */
	broken: number;
	/** Answers that people of whom the same is known all gave: what there was to find out. */
	targets: number;
	forced: number;
	/** Neither shown to be forced nor to be free. */
	open: number;
	/** Of what nobody did, the share that the attacker can rule out; on a part of the cohorts. */
	excluded: number;
	seconds: number;
}

const EXCLUDED_COHORTS = 200;

/** Large ones, of whom most is told. */
const LINKED_COHORTS = 150;
const NAIVE_LINKED = 6;

/** `npm run attack`. Exit code 1 when the rule is broken, or when a policy that must be broken holds. */
function main(): void {
	const { cohorts, naive, seed, json, help } = optionsOf(process.argv.slice(2));
	if (help) return console.log(HELP);
	const say = json ? () => {} : (line: string) => console.log(line);

	say(
		'policy                                             cohorts  broken   forced / targets   open  ruled out  seconds'
	);
	const rule = told(attempt(OURS, cohorts, seed), say);
	const others = Object.values(NAIVE).map((policy) => told(attempt(policy, naive, seed), say));
	say('\nanother answer, once one is known                  cohorts  linked    asked   open');
	const { everyTable = OURS } = NAIVE;
	const links = {
		ours: attemptLinks(OURS, Math.min(cohorts, LINKED_COHORTS), seed, say),
		everyTable: attemptLinks(everyTable, NAIVE_LINKED, seed, say)
	};
	say('\nanswers in workshops                               batches  broken');
	const halls = {
		ours: attemptHalls('Bansō', ours, cohorts, seed, say),
		silenceAsCell: attemptHalls('silence as a cell', silenceAsCell, naive, seed, say)
	};
	const stories = realStories();
	say('\nstory                      declared decisions');
	for (const { slug, declared } of stories) {
		say(`${slug.padEnd(26)} ${declared.moments.length} of ${declared.decisions.length}`);
	}
	say('\npeople  leaning  of declared  of all decisions  any told  groups  flows');
	const useful = [0.5, 1, 1.5].flatMap((lean) =>
		[10, 12, 15, 20, 30].map((people) => {
			const found = utility(stories, randomFrom(seed), people, lean, 20);
			const { ofDeclared, ofAll, anything, groups, flows } = found;
			const cells = [lean.toFixed(1).padStart(8), percent(ofDeclared, 12), percent(ofAll, 17)];
			cells.push(percent(anything, 9), groups.toFixed(1).padStart(7), percent(flows, 6));
			say(`${String(people).padStart(6)} ${cells.join(' ')}`);
			return { lean, ...found };
		})
	);
	const held = [
		rule.forced + rule.open === 0,
		links.ours.linked + links.ours.open === 0,
		links.everyTable.linked > 0,
		halls.ours === 0,
		halls.silenceAsCell > 0,
		...others.map(({ broken }) => broken > 0)
	];
	const failed = held.filter((one) => !one).length;
	if (json) console.log(JSON.stringify({ ours: rule, others, links, halls, useful, failed }));
	else say(`\n${held.length - failed} passed, ${failed} failed`);
	if (failed > 0) process.exitCode = 1;
}

function attempt(policy: Policy, cohorts: number, seed: number): Attempt {
	const started = performance.now();
	const sum: Attempt = {
		policy: policy.name,
		cohorts,
		releases: 0,
		broken: 0,
		targets: 0,
		forced: 0,
		open: 0,
		excluded: 0,
		seconds: 0
	};
	let [asked, excluded] = [0, 0];
	for (let n = 0; n < cohorts; n++) {
		const cohort = arbitraryCohort(randomFrom(seed * 1_000_003 + n));
		const found = attack(cohort, policy);
		sum.releases += found.releases;
		sum.broken += found.forced.length > 0 ? 1 : 0;
		sum.targets += found.targets;
		sum.forced += found.forced.length;
		sum.open += found.open.length;
		if (n >= EXCLUDED_COHORTS || policy === NAIVE['cumulative']) continue;
		const weaker = excludedBy(cohort, policy);
		asked += weaker.asked;
		// What could not be refuted counts as ruled out: the attacker reads marks, too.
		excluded += weaker.excluded + weaker.open;
	}
	sum.excluded = asked > 0 ? excluded / asked : NaN;
	sum.seconds = (performance.now() - started) / 1000;
	return sum;
}

/** Attackers who also know one answer of a person (`linked.ts`). */
function attemptLinks(
	policy: Policy,
	cohorts: number,
	seed: number,
	say: (line: string) => void
): Linked {
	const sum: Linked = { asked: 0, linked: 0, open: 0 };
	for (let n = 0; n < cohorts; n++) {
		const { asked, linked, open } = linkedBy(largeCohort(randomFrom(seed * 1_000_003 + n)), policy);
		sum.asked += asked;
		sum.linked += linked;
		sum.open += open;
	}
	const numbers = [cohorts, sum.linked, sum.asked, sum.open].map((n) => String(n).padStart(8));
	say(`${policy.name.padEnd(50)}${numbers.join('')}`);
	return sum;
}

/** @returns batches in which somebody's answer is forced. */
function attemptHalls(
	name: string,
	tell: Telling,
	batches: number,
	seed: number,
	say: (line: string) => void
): number {
	let broken = 0;
	for (let n = 0; n < batches; n++) {
		const halls = arbitraryHalls(randomFrom(seed * 1_000_003 + n));
		broken += forcedInHalls(halls, tell).length > 0 ? 1 : 0;
	}
	say(`${name.padEnd(50)}${String(batches).padStart(8)} ${String(broken).padStart(7)}`);
	return broken;
}

function told(found: Attempt, say: (line: string) => void): Attempt {
	const { policy, cohorts, broken, forced, targets, open, excluded, seconds } = found;
	const ruledOut = Number.isNaN(excluded) ? '–' : percent(excluded, 0);
	const numbers = [String(cohorts).padStart(8), String(broken).padStart(7)];
	numbers.push(
		`${forced} / ${targets}`.padStart(18),
		String(open).padStart(6),
		ruledOut.padStart(10),
		seconds.toFixed(0).padStart(8)
	);
	say(`${policy.padEnd(50)}${numbers.join(' ')}`);
	return found;
}

function percent(share: number, width: number): string {
	return `${(share * 100).toFixed(1)} %`.padStart(width);
}

try {
	main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
