import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCourseCode, toCourseCode } from './course-code';

/** Gives these numbers one after another. */
function giving(...numbers: number[]): (below: number) => number {
	return () => numbers.shift() ?? 0;
}

describe('course codes', () => {
	it('have two syllables and three digits', () => {
		expect(toCourseCode(giving(4, 3, 5, 0, 5, 2, 0))).toBe('KOMA-742');
		const numbers = fc.infiniteStream(fc.nat(1_000_000));
		fc.assert(
			fc.property(numbers, (stream) => {
				const code = toCourseCode((below) => stream.next().value % below);
				expect(code).toMatch(/^[BDGHKMRSTWYZ][AEIOU][BDGHKMRSTWYZ][AEIOU]-[2-9]{3}$/);
				expect(readCourseCode(code)).toBe(code);
			})
		);
	});

	it('leave out what is unkind, and begin again', () => {
		const baka = [0, 0, 4, 0, 5, 2, 0];
		expect(toCourseCode(giving(...baka, 4, 3, 5, 0, 5, 2, 0))).toBe('KOMA-742');
		const koroshi = [4, 3, 5, 0, 3, 4, 2];
		expect(toCourseCode(giving(...koroshi, 4, 3, 5, 0, 5, 2, 1))).toBe('KOMA-743');
	});

	it.each(['KETU', 'GERO', 'HEDO', 'GAKI', 'SUTE', 'KIKE', 'DAGO', 'BAKA', 'ZURU'])(
		'are never %s',
		(word) => {
			const letters = [...word].map((letter, n) =>
				(n % 2 === 0 ? 'BDGHKMRSTWYZ' : 'AEIOU').indexOf(letter)
			);
			expect(toCourseCode(giving(...letters, 5, 2, 0, 4, 3, 5, 0, 5, 2, 0))).toBe('KOMA-742');
		}
	);

	it('are read back however they are typed', () => {
		for (const typed of [
			'koma-742',
			' KOMA742 ',
			'ＫＯＭＡ－７４２',
			'ｋｏｍａー７４２',
			'Koma – 7 4 2',
			'KOMA−742'
		])
			expect(readCourseCode(typed)).toBe('KOMA-742');
	});

	it('are refused when they cannot be one', () => {
		for (const typed of ['', 'KOMA', 'KOMA-74', 'KOMA-7421', 'KOMA-701', 'OKMA-742', 'こま742'])
			expect(readCourseCode(typed)).toBeUndefined();
	});
});
