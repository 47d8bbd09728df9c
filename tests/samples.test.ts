import { describe, expect, it } from 'vitest';
import { CHECK_NAMES } from '../src/lib/machine/prove';
import { CODES } from '../src/lib/scenario/problem';
import { proveCase, proveStory, readCase, sampleNames, soundStory } from './sample';

/** Codes that no edit of a story can bring about; each has a test of its own beside the code. */
const ELSEWHERE = ['missing-file', 'too-large', 'machine-differs', 'schema-old'];

const cases = sampleNames().map((name) => ({ name, ...readCase(name) }));

describe('a sound story', () => {
	it.each(['two-cups', 'fridge-paper'])('%s is wholly green', (name) => {
		const { problems, checks } = proveStory(name, soundStory(name));
		expect(problems).toEqual([]);
		expect(Object.values(checks)).toEqual(CHECK_NAMES.map(() => true));
	});
});

describe('an edited story', () => {
	it.each(cases)('$name: $about', (sample) => {
		const { problems } = proveCase(sample);
		const told = problems.map((problem, n) => {
			const { code, line, column, path } = problem;
			const file = problem.file.replace(`scenarios/${sample.base}/`, '');
			const { column: wantsColumn, path: wantsPath } = sample.expect[n] ?? {};
			return {
				code,
				file,
				line,
				...(wantsColumn === undefined ? {} : { column }),
				...(wantsPath === undefined ? {} : { path })
			};
		});
		expect(told).toEqual(sample.expect);
	});
});

describe('the samples together', () => {
	const check = ({ name }: { name: string }) => name.split('/')[0]?.replace('-', ' ');

	it.each(CHECK_NAMES)('%s has one that fails and one that passes', (name) => {
		const own = cases.filter((sample) => check(sample) === name);
		expect(own.filter((sample) => sample.expect.length > 0)).not.toEqual([]);
		expect(own.filter((sample) => sample.expect.length === 0)).not.toEqual([]);
	});

	it('show every code', () => {
		const shown = new Set(cases.flatMap((sample) => sample.expect.map(({ code }) => code)));
		expect(CODES.filter((code) => !shown.has(code))).toEqual(ELSEWHERE);
	});
});
