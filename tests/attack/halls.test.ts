import { describe, expect, it } from 'vitest';
import { arbitraryHalls, forcedInHalls, ours, silenceAsCell, tellsAnything } from './halls';
import { randomFrom } from './random';

const HALLS = 2000;

describe('answers in workshops', { timeout: 300_000 }, () => {
	it(`are forced of nobody, in ${HALLS} batches, by somebody who saw who answered`, () => {
		let told = 0;
		for (let seed = 0; seed < HALLS; seed++) {
			const halls = arbitraryHalls(randomFrom(seed));
			expect({ seed, forced: forcedInHalls(halls, ours) }).toEqual({ seed, forced: [] });
			told += tellsAnything(ours(halls.declared, halls.answers)) ? 1 : 0;
		}
		expect(told).toBeGreaterThan(HALLS / 10);
	});

	it('would be, were silence a cell like any other', () => {
		const broken = Array.from({ length: 200 }, (_, seed) =>
			forcedInHalls(arbitraryHalls(randomFrom(seed)), silenceAsCell)
		);
		expect(broken.flat().length).toBeGreaterThan(0);
	});

	it('would be, were five to put theirs together', () => {
		const broken = Array.from({ length: 2000 }, (_, seed) => {
			const halls = arbitraryHalls(randomFrom(seed));
			const [scene = ''] = halls.declared.moments.map(({ scene }) => scene);
			const same = halls.answers.flatMap((one, n) =>
				one[scene] && one[scene] === halls.answers.find((other) => other[scene])?.[scene] ? [n] : []
			);
			return forcedInHalls({ ...halls, colluders: new Set(same.slice(0, 5)) }, ours);
		});
		expect(broken.flat().length).toBeGreaterThan(0);
	});
});
