import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Contribution } from '../../review/contribution';
import { fromFile } from '../../review/file';
import { contributionBody, fileText, reflectionBody } from './wire';

const receipt = '0'.repeat(32);
const anyContribution: fc.Arbitrary<Contribution> = fc.record({
	scenario: fc.string(),
	hash: fc.string(),
	time: fc.constantFrom('first', 'later', 'together'),
	deeds: fc.array(fc.record({ at: fc.string(), did: fc.string() }))
});

it('what is written is what is meant, whatever the names are', () => {
	fc.assert(
		fc.property(anyContribution, fc.string(), (contribution, course) => {
			expect(JSON.parse(contributionBody(course, receipt, contribution))).toEqual({
				course,
				receipt,
				contribution
			});
			expect(fromFile(fileText(receipt, contribution))).toEqual({ receipt, contribution });
		})
	);
	const reflection = { scenario: 'tea', hash: 'h', scene: 'kitchen', text: '「待つ」\n{}' };
	expect(JSON.parse(reflectionBody('c', receipt, reflection))).toEqual({
		course: 'c',
		receipt,
		...reflection
	});
});

it('holds nothing but what it names, a line for each thing that was chosen', () => {
	const deeds = [
		{ at: 'kitchen', did: 'wait' },
		{ at: 'stairs', did: 'skip' }
	];
	expect(contributionBody('c', 'f', { scenario: 'tea', hash: 'h', time: 'first', deeds })).toBe(
		`{
  "course": "c",
  "receipt": "f",
  "contribution": {
    "scenario": "tea",
    "hash": "h",
    "time": "first",
    "deeds": [
      { "at": "kitchen", "did": "wait" },
      { "at": "stairs", "did": "skip" }
    ]
  }
}`
	);
});
