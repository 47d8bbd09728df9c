import { describe, expect, it } from 'vitest';
import { agree } from './agree';
import { sketch } from './sketch';
import { walk } from './walk';

const program = sketch(
	{
		a: { choices: { ask: { marks: ['m'], to: 'b' }, wait: 'b' } },
		b: { choices: { sorry: { if: { not: { mark: 'm' } }, to: 'c' }, go: 'end' } },
		c: { to: 'end' }
	},
	{ marks: ['m'] }
);

describe('holding the walk against the machine', () => {
	it('finds nothing where both say the same, and counts what is not possible too', () => {
		expect(agree(program, walk(program))).toEqual({ tried: 6, differences: [] });
	});

	it('finds a step that leads elsewhere', () => {
		const walked = walk(program);
		const to = walked.to.map((target, edge) => (edge === 0 ? 0 : target));
		expect(agree(program, { ...walked, to }).differences).toEqual([
			{
				scene: 'a',
				did: 'ask',
				walked: '["a",[],[]]',
				machine: '["b",[],["m"]]'
			}
		]);
	});

	it('finds a step that only the machine takes', () => {
		const walked = walk(program);
		const last = walked.from.length - 1;
		const cut = {
			...walked,
			from: walked.from.slice(0, last),
			to: walked.to.slice(0, last),
			act: walked.act.slice(0, last),
			first: walked.first.map((edge) => Math.min(edge, last))
		};
		expect(agree(program, cut).differences).toMatchObject([
			{ scene: 'c', did: 'next', walked: 'not possible' }
		]);
	});
});
