import { describe, expect, it } from 'vitest';
import { widthOf, wrap } from './letters';

describe('widthOf', () => {
	it('counts a Japanese letter as one em, and Latin letters as less', () => {
		expect(widthOf('和子さん', 15)).toBe(60);
		expect(widthOf('Kazuko', 15)).toBeLessThan(60);
	});
});

describe('wrap', () => {
	it('leaves what fits in one line', () => {
		expect(wrap('なんとか立っている', 12, 112)).toEqual(['なんとか立っている']);
	});
	it('breaks Japanese between phrases and before a title', () => {
		expect(wrap('なんとか立っている', 12, 80)).toEqual(['なんとか', '立っている']);
		expect(wrap('高橋花子さん', 15, 72)).toEqual(['高橋花子', 'さん']);
	});
	it('breaks English between words, into lines of about one length', () => {
		expect(wrap('just about standing', 12, 100)).toEqual(['just about', 'standing']);
	});
	it('cuts only a word that is too long by itself, and loses no letter', () => {
		const lines = wrap('地域包括支援センター', 15, 80);
		expect(lines.join('')).toBe('地域包括支援センター');
		for (const line of lines) expect(widthOf(line, 15)).toBeLessThanOrEqual(80);
	});
});
