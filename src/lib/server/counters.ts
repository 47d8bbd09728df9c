import type { Ruby } from '$lib/scenario/ruby';
import { overKanji } from './okurigana';

/** How a counter is read. How it changes the end of a number follows from its first sound; the rest stands here. */
interface Counter {
	reads: string;
	/** Other readings of the counter, by the character before it: 三軒 is さんげん. */
	after?: Record<string, string>;
	/** Other readings of the character before it: 四時 is よじ. */
	before?: Record<string, string>;
	/** Numbers that are one word with their counter: 二人 is ふたり. */
	own?: Record<string, string>;
}

const FOUR = { 四: 'よ' };
const HOUR = { 四: 'よ', 七: 'しち', 九: 'く' };
const DAYS = 'ふつか みっか よっか いつか むいか なのか ようか ここのか とおか'.split(' ');
const DAY = {
	...Object.fromEntries(DAYS.map((said, n) => ['二三四五六七八九十'.charAt(n), said])),
	十四: 'じゅうよっか',
	二十: 'はつか'
};

const COUNTERS: Record<string, Counter> = {
	...each(
		'枚まい 度ど 名めい 番ばん 台だい 段だん 割わり 秒びょう 畳じょう 倍ばい 行ぎょう 代だい 列れつ 号ごう'
	),
	...each(
		'回かい 個こ 件けん か月かげつ ヶ月かげつ か所かしょ 曲きょく 冊さつ 週間しゅうかん 週しゅう 機き 世帯せたい'
	),
	...each(
		'通つう 点てん 着ちゃく 頭とう 丁目ちょうめ 度目どめ 番目ばんめ 回目かいめ 段目だんめ 台目だいめ'
	),
	...each('羽わ', { 三: 'ば', 何: 'ば' }),
	...each('軒けん', { 三: 'げん', 何: 'げん' }),
	...each('階かい', { 三: 'がい', 何: 'がい' }),
	...each('足そく', { 三: 'ぞく', 何: 'ぞく' }),
	...each('本ほん', { 三: 'ぼん', 何: 'ぼん', 千: 'ぼん' }),
	...each('杯はい', { 三: 'ばい', 何: 'ばい', 千: 'ばい' }),
	...each('匹ひき', { 三: 'びき', 何: 'びき', 千: 'びき' }),
	...each('分ふん', { 三: 'ぷん', 四: 'ぷん', 何: 'ぷん' }),
	...each('分間ふんかん', { 三: 'ぷんかん', 四: 'ぷんかん', 何: 'ぷんかん' }),
	...each('泊はく', { 三: 'ぱく', 四: 'ぱく', 何: 'ぱく' }),
	...each('歩ほ', { 三: 'ぽ', 何: 'ぽ' }),
	歳: { reads: 'さい', own: { 二十: 'はたち' } },
	年: { reads: 'ねん', before: FOUR },
	年間: { reads: 'ねんかん', before: FOUR },
	年度: { reads: 'ねんど', before: FOUR },
	年生: { reads: 'ねんせい', before: FOUR },
	円: { reads: 'えん', before: FOUR },
	時: { reads: 'じ', before: HOUR },
	時半: { reads: 'じはん', before: HOUR },
	時間: { reads: 'じかん', before: HOUR },
	月: { reads: 'がつ', before: { ...HOUR, 四: 'し' } },
	人: { reads: 'にん', before: { 四: 'よ', 七: 'しち' }, own: { 一: 'ひとり', 二: 'ふたり' } },
	日: { reads: 'にち', before: { 七: 'しち', 九: 'く' }, own: { ...DAY, 数: 'すうじつ' } },
	日間: {
		reads: 'にちかん',
		before: { 七: 'しち', 九: 'く' },
		own: Object.fromEntries(Object.entries(DAY).map(([number, said]) => [number, `${said}かん`]))
	},
	...native('晩ばん 組くみ 箱はこ 袋ふくろ 口くち 束たば 皿さら 部屋へや')
};

/** Longer ones first, so that 年間 is not taken for 年. */
const NAMES = Object.keys(COUNTERS).sort((a, b) => b.length - a.length);

const SOUNDS: Record<string, string> = Object.fromEntries(
	'一いち 二に 三さん 四よん 五ご 六ろく 七なな 八はち 九きゅう 十じゅう 百ひゃく 千せん 万まん 何なん 数すう'
		.split(' ')
		.map((both) => [both.charAt(0), both.slice(1)])
);
const JOINED: Record<string, string> = {
	三百: 'さんびゃく',
	六百: 'ろっぴゃく',
	八百: 'はっぴゃく',
	何百: 'なんびゃく',
	三千: 'さんぜん',
	八千: 'はっせん',
	何千: 'なんぜん'
};
/** Ends of numbers that are cut short before a first sound of these rows: 八回 (はっかい), 百歳 (ひゃくさい). */
const SHORT: Record<string, RegExp> = {
	一: /^[かきくけこさしすせそたちつてとはひふへほ]/,
	六: /^[かきくけこはひふへほ]/,
	八: /^[かきくけこさしすせそたちつてとはひふへほ]/,
	十: /^[かきくけこさしすせそたちつてとはひふへほ]/,
	百: /^[かきくけこはひふへほ]/
};

/** Whether a text is a number: in Chinese characters, in figures, or as yet unknown (何, 数). */
export function isNumber(text: string): boolean {
	return /^(?:[一二三四五六七八九十百千万〇何数]+|[0-9０-９]+)$/.test(text);
}

/** The counter a text begins with, where one is known. */
export function counterAt(text: string): string | undefined {
	return NAMES.find((name) => text.startsWith(name));
}

/**
 * A number with its counter, read together: 八回 is はっ·かい. Figures keep their own look, and only the counter has
 * a reading: 8回 is 8·かい.
 * @param number as {@link isNumber}.
 * @param counter as {@link counterAt}; empty: the number stands alone.
 * @returns without readings where they are not certain.
 */
export function counted(number: string, counter: string): Ruby[] {
	const figures = /^[0-9０-９]/.test(number);
	const kanji = figures ? inKanji(Number(number.normalize('NFKC'))) : number;
	const how: Counter = COUNTERS[counter] ?? { reads: '' };
	const own = how.own?.[kanji];
	if (own) return figures ? [[number + counter]] : overKanji(number + counter, own);
	const said = sound(kanji);
	if (said === undefined || (counter && !how.reads)) return [[number + counter]];
	const [before, after] = join(said, kanji.slice(-1), how);
	const reading: Ruby = figures ? [number] : [number, before];
	return counter ? [reading, ...overKanji(counter, after)] : [reading];
}

/** How a number is said; none where digits stand in a row, as in 一九八〇 or 二三. */
function sound(kanji: string): string | undefined {
	if (!kanji || /[一二三四五六七八九〇何]{2}|〇/.test(kanji)) return undefined;
	let said = '';
	for (let n = 0; n < kanji.length; n++) {
		const joined = JOINED[kanji.slice(n, n + 2)];
		said += joined ?? SOUNDS[kanji.charAt(n)] ?? '';
		if (joined) n++;
	}
	return said;
}

function join(said: string, last: string, { reads, before, after }: Counter): [string, string] {
	const end = SOUNDS[last] ?? '';
	const other = before?.[last];
	if (other) return [said.slice(0, -end.length) + other, reads];
	if (!SHORT[last]?.test(reads)) return [said, after?.[last] ?? reads];
	return [`${said.slice(0, -1)}っ`, reads.replace(/^[はひふへほ]/, half)];
}

/** ふ said as ぷ. */
function half(kana: string): string {
	return 'ぱぴぷぺぽ'.charAt('はひふへほ'.indexOf(kana));
}

/** A whole number from 1 to 9999 in Chinese characters; empty beyond. */
function inKanji(number: number): string {
	if (number < 1 || number > 9999) return '';
	const digits = [...String(number)].map(Number).reverse();
	return digits
		.map((digit, n) =>
			digit === 0
				? ''
				: (digit === 1 && n > 0 ? '' : ' 一二三四五六七八九'.charAt(digit)) +
					['', '十', '百', '千'][n]
		)
		.reverse()
		.join('');
}

/** Counters by name, each written as its name and its reading. */
function each(list: string, after?: Record<string, string>): Record<string, Counter> {
	return Object.fromEntries(
		split(list).map(([name, reads]) => [name, { reads, ...(after ? { after } : {}) }])
	);
}

/** Counters of old Japanese words; from three on they are said in more than one way. */
function native(list: string): Record<string, Counter> {
	return Object.fromEntries(
		split(list).map(([name, reads]) => [
			name,
			{ reads: '', own: { 一: `ひと${reads}`, 二: `ふた${reads}` } }
		])
	);
}

function split(list: string): [name: string, reads: string][] {
	return list.split(' ').map((both) => {
		const [, name = '', reads = ''] = /^(か?\P{Script=Hiragana}+)(.+)$/u.exec(both) ?? [];
		return [name, reads];
	});
}
