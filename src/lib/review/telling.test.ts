import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAt, lengthOf, plainText, tellingIn } from './telling';

/** What is found, as `kind:text`. */
const found = (text: string) =>
	tellingIn(text).map(({ from, upto, kind }) => `${kind}:${text.slice(from, upto)}`);

describe('names', () => {
	it.each([
		['田中さんに電話した。', 'name:田中さん'],
		['あの子はケンタくんに似ている', 'name:ケンタくん'],
		['ゆうちゃんの母として', 'name:ゆうちゃん'],
		['小林先生が来た', 'name:小林先生'],
		['佐々木氏の話', 'name:佐々木氏'],
		['山本様から', 'name:山本様'],
		['Kさんのことを思い出した', 'name:Kさん'],
		['Ｋさんのこと', 'name:Ｋさん']
	])('%s', (text, expected) => expect(found(text)).toEqual([expected]));

	it.each([
		'お母さんの声を聞いた。',
		'皆さんと話したい。',
		'息子さんの部屋の前で、待った。',
		'相談員さんに言えなかった。'
	])('not of everybody’s mother: %s', (text) => expect(found(text)).toEqual([]));

	it('in English: titles, and capitals inside a sentence', () => {
		expect(found('I once met Mr. Sato there.')).toEqual(['name:Sato']);
		expect(found('It was like with Kenji Mori last winter.')).toEqual(['name:Kenji Mori']);
		expect(found('And then I thought, I’m too fast. The door stayed shut.')).toEqual([]);
	});
});

describe('places', () => {
	it.each([
		['松本市に住む', 'place:松本市'],
		['長野県の話', 'place:長野県'],
		['上田駅で会った', 'place:上田駅'],
		['青葉小学校に通っていた', 'place:青葉小学校'],
		['中央病院の待合室', 'place:中央病院'],
		['あずみ町の方', 'place:あずみ町']
	])('%s', (text, expected) => expect(found(text)).toEqual([expected]));

	it.each(['学校へ行けない', '病院のこと', '高校のころ', 'わたしの町'])(
		'not of any town: %s',
		(text) => expect(found(text)).toEqual([])
	);
});

describe('numbers and addresses', () => {
	it.each([
		['３８歳の', 'number:３８歳'],
		['2019年に', 'number:2019年'],
		['四十二歳の', 'number:四十二歳'],
		['三丁目の', 'number:三丁目'],
		['12 of us', 'number:12'],
		['026-223-0000へ', 'contact:026-223-0000'],
		['０９０－１２３４－５６７８', 'contact:０９０－１２３４－５６７８'],
		['09012345678', 'contact:09012345678'],
		['write to a.b@example.com now', 'contact:a.b@example.com'],
		['https://example.com/x を見た', 'contact:https://example.com/x']
	])('%s', (text, expected) => expect(found(text)).toEqual([expected]));

	it.each(['一人で考えた', '十分に待った'])('not of nobody: %s', (text) =>
		expect(found(text)).toEqual([])
	);
});

describe('a text that tells nothing', () => {
	it.each([
		'待つことが、こわかった。返事がなくても、そこにいる人のことを考えた。',
		'あのとき、急いでいたのは私でした。',
		'I was the one in a hurry. Perhaps she knew.'
	])('is left alone: %s', (text) => expect(found(text)).toEqual([]));
});

it('pieces put together are the text, and overlap nowhere', () => {
	const anyText = fc
		.array(
			fc.constantFrom('田中', 'さん', '長野', '県', '12', '歳', 'a@b.jp', '。', ' ', 'Kenji', 'の'),
			{ maxLength: 12 }
		)
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
			const told = tellingIn(text);
			for (const [n, { from, upto }] of told.entries()) {
				expect(upto).toBeGreaterThan(from);
				expect(from).toBeGreaterThanOrEqual(told[n - 1]?.upto ?? 0);
			}
			const pieces = cutAt(text, told);
			expect(pieces.map((piece) => piece.text).join('')).toBe(text);
		}),
		{ numRuns: 1000 }
	);
});

it('a shared text is plain text, counted in characters', () => {
	expect(plainText(' \u0000待つ\r\nこと\u0007\ud800 ')).toBe('待つ\nこと');
	expect(lengthOf('𠮷野')).toBe(2);
	expect(plainText('𠮷野')).toBe('𠮷野');
});
