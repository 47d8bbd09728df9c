import { expect, it } from 'vitest';
import { sketch } from '$lib/machine/sketch';
import { laid } from './laid';

const program = sketch(
	{ desk: { to: 'end' } },
	{
		page: [
			{ id: 'head', as: 'heading', lines: [{ if: { mark: 'a' } }, { if: { mark: 'b' } }] },
			{ id: 'foot', as: 'small', lines: [{}] }
		]
	}
);
const at = (...marks: string[]) =>
	laid(program, { place: 'desk', ties: {}, marks }).map(({ key, empty }) => [key, empty]);

it('prints the first line whose condition holds, and leaves the rest empty', () => {
	expect(at()).toEqual([
		['page.blocks.head.empty', true],
		['page.blocks.foot.lines.0.text', false]
	]);
	expect(at('b')[0]).toEqual(['page.blocks.head.lines.1.text', false]);
	expect(at('a', 'b')[0]).toEqual(['page.blocks.head.lines.0.text', false]);
});

it('is nothing in a story without a page', () => {
	expect(laid(sketch({ desk: { to: 'end' } }), { place: 'desk', ties: {}, marks: [] })).toEqual([]);
});
