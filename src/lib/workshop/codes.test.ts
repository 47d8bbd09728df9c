import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode, showCode, toCode } from './codes';

describe('join codes', () => {
	it('are read back however they are typed', () => {
		const code = toCode(new Uint8Array([0, 10, 31, 17, 32, 255]));
		expect(code).toBe('0AZH0Z');
		for (const typed of ['0az h0z', ' OAZ-HOZ ', '０ＡＺ　Ｈ０Ｚ', '0ａｚーh0z'])
			expect(readCode(typed)).toBe(code);
	});

	it('take letters that look alike for what they must be', () => {
		expect(readCode('ilOo1u')).toBe('11001V');
	});

	it('are refused when they cannot be one', () => {
		for (const typed of ['', 'ABCDE', 'ABCDEFG', 'ABC?EF', 'ばんそう番号'])
			expect(readCode(typed)).toBeUndefined();
		expect(() => toCode(new Uint8Array(3))).toThrow(RangeError);
	});

	it('come back from any bytes, and from how they are shown', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 6, maxLength: 9 }), (bytes) => {
				const code = toCode(bytes);
				expect(readCode(showCode(code))).toBe(code);
			})
		);
	});
});
