import { expect, it } from 'vitest';
import { sketch } from '$lib/machine/sketch';
import { cellsOf } from './cells';

it('shows who is tied to somebody, who lives in the house, and the reader; nobody else, and nobody unseen', () => {
	const program = sketch(
		{ door: { to: 'end' } },
		{
			people: {
				you: {},
				mother: { home: true },
				postman: {},
				baker: {},
				cat: { unseen: true }
			},
			ties: {
				greeting: { from: 'postman', to: 'you', lines: ['thin', 'strong'], start: 0 },
				nap: { of: 'cat', lines: ['thin', 'strong'], start: 0 }
			}
		}
	);
	expect(cellsOf(program, (key) => key).map(({ id }) => id)).toEqual(['you', 'mother', 'postman']);
});
