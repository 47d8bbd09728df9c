import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './compare';
import { anySteps, walked } from './sample';

describe('two branches side by side', () => {
	it('share a beginning and lose no step', () => {
		fc.assert(
			fc.property(anySteps, anySteps, (one, other) => {
				const [a, b] = [walked(...one), walked(...other)];
				const { shared, rests } = compare(a, b);
				expect(one.slice(0, shared)).toEqual(other.slice(0, shared));
				if (shared < Math.min(one.length, other.length)) {
					expect(one[shared]).not.toEqual(other[shared]);
				}
				for (const [n, steps] of [one, other].entries()) {
					const rest = rests[n];
					expect([
						...(rest?.moments ?? []).map(({ taken }) => taken),
						...(rest?.lost ?? [])
					]).toEqual(steps.slice(shared));
				}
			})
		);
	});

	it('part where other words were used for the same choice', () => {
		const own = { at: 'door', did: 'wait', own: '待ちます。' };
		expect(compare(walked('door.wait'), walked(own)).shared).toBe(0);
		expect(compare(walked(own, 'dark.next'), walked(own, 'dark.skip')).shared).toBe(1);
	});

	it('go together under old names and new ones', () => {
		expect(compare(walked('old-door.call', 'dark.next'), walked('door.ring')).shared).toBe(1);
	});
});
