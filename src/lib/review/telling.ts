/** What in a text may tell who or where somebody is. */
export type Telling = 'name' | 'place' | 'number' | 'contact';

/** A part of a text, by the positions of its UTF-16 units; `upto` is the first that no longer belongs to it. */
export interface Told {
	from: number;
	upto: number;
	kind: Telling;
}

const KANJI = '\\p{Script=Han}々';
const KATAKANA = '\\p{Script=Katakana}ー';
const DIGIT = '[0-9０-９]';
const KANJI_NUMBER = '[〇一二三四五六七八九十百千万]+';
const COUNTER =
	'(?:歳|才|人|名|年|月|日|時|分|週|か月|ヶ月|カ月|ヵ月|箇月|回|度|円|番|号|丁目|番地|階|組|期|代|件|軒|世帯|キロ|メートル)';

/** Words before さん and the like that are nobody's name. */
const NOBODY =
	/^(?:お?(?:父|母|兄|姉|爺|婆|子|医者|巡り|客)|皆|みな|おじ|おば|おじい|おばあ|おとう|おかあ|おにい|おねえ|むすこ|むすめ|息子|娘|奥|旦那|ご家族|赤|たく|学校の|担任の|相談員|支援員|保健師|民生委員|利用者|当事者|本人|職員|看護師)$/;

/** Words that end like a place and are none. */
const NO_PLACE =
	/^(?:都市|地区|学校|母校|登校|不登校|下校|高校|中学校|小学校|大学|病院|入院|通院|退院|公園|幼稚園|保育園|役場|市町村|市区町村|市役所|町役場|村|町|市|県|区|郡|駅|登園|入園|休校|転校|在校|全校|大学院|庭園|学園|孤島|半島|時間|人間|仲間|この町|その町|この村)$/;

/** Capitalised English words in the middle of a sentence that are nobody's. */
const ORDINARY =
	/^(?:I|I['’]\w+|Japanese|Japan|English|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Mr|Mrs|Ms|Dr|OK|TV|PC)$/;

interface Rule {
	kind: Telling;
	/** What is told is its group `it`, or all of it. */
	find: RegExp;
	/** Whether a find is none after all. */
	not?: (found: string) => boolean;
}

const RULES: readonly Rule[] = [
	{ kind: 'contact', find: /[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+/gu },
	{ kind: 'contact', find: /https?:\/\/\S+|www\.\S+/giu },
	{
		kind: 'contact',
		find: /(?<![0-9０-９])[+＋]?[0-9０-９]{2,4}[-‐–ー－−()（） ][0-9０-９]{2,4}[-‐–ー－−()（） ]?[0-9０-９]{3,4}(?![0-9０-９])/gu
	},
	{ kind: 'contact', find: /(?<![0-9０-９])[0０][0-9０-９]{9,10}(?![0-9０-９])/gu },
	{
		kind: 'name',
		find: new RegExp(
			`(?<it>(?:[${KANJI}]{1,5}|[${KATAKANA}]{2,8}|[A-ZＡ-Ｚ][\\w.]{0,14}|(?<![\\p{Script=Hiragana}])[\\p{Script=Hiragana}]{2,4}))\\s?(?:さん|さま|くん|ちゃん|先生|氏|様|君|殿)`,
			'gu'
		),
		not: (found) => NOBODY.test(found)
	},
	{
		kind: 'name',
		find: /(?<![\p{L}])(?:Mr|Mrs|Ms|Dr)\.?\s+(?<it>\p{Lu}[\p{L}'’-]+)/gu
	},
	{
		kind: 'place',
		find: new RegExp(
			`(?<it>(?:[${KANJI}]{1,6}|[${KATAKANA}]{2,10}|\\p{Script=Hiragana}{1,3}(?![のなるいたがはをにで])\\p{Script=Hiragana}(?=[市町村]))(?:都|道|府|県|市|区|郡|町|村|駅|学校|小学校|中学校|高校|高等学校|大学|校|病院|医院|クリニック|幼稚園|保育園|学園|公園|園|院|団地|地区|集落|橋|川|山|峠|温泉|寺|神社|公民館|センター))(?![\\p{Script=Han}])`,
			'gu'
		),
		not: (found) => NO_PLACE.test(found)
	},
	{
		kind: 'number',
		find: new RegExp(`${DIGIT}+(?:[.,．，]${DIGIT}+)*(?:\\s?${COUNTER})?`, 'gu')
	},
	{ kind: 'number', find: new RegExp(`${KANJI_NUMBER}${COUNTER}`, 'gu') },
	{
		kind: 'name',
		find: /(?<=[\p{L}\p{N},;:'’"”)] )(?<it>\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*)/gu,
		not: (found) => found.split(' ').every((word) => ORDINARY.test(word))
	}
];

/** Numbers that say nothing of anybody. */
const COMMON = /^(?:一人|二人|一度|二度|一日|一回|一時|十分|百人|一番|一名|二度目)$/;

/**
 * Parts of a text that may tell who, where or when: people named with さん or 先生, places, schools, hospitals, numbers
 * and dates, telephone numbers and addresses, and in English capitalised words inside a sentence. It goes by their look,
 * so it finds too much and misses much; it is no promise, only a second pair of eyes for whoever reads the text once
 * more before it is shared.
 * @returns in the order of the text, none of them overlapping.
 */
export function tellingIn(text: string): Told[] {
	const found: Told[] = [];
	for (const { kind, find, not } of RULES) {
		for (const match of text.matchAll(find)) {
			const [whole] = match;
			const it = match.groups?.['it'] ?? whole;
			if (not?.(it) || (kind === 'number' && COMMON.test(it))) continue;
			const from = match.index + whole.indexOf(it);
			found.push({ from, upto: match.index + whole.length, kind });
		}
	}
	// The rule that stands first says what it is; of those that begin together, the longest.
	found.sort((a, b) => a.from - b.from || b.upto - a.upto);
	return found.filter(
		(one, n) => !found.some((other, m) => m < n && other.upto > one.from && other !== one)
	);
}

/** A text cut into what may tell something and what is between; joined again it is the text. */
export function cutAt(text: string, told: readonly Told[]): { text: string; kind?: Telling }[] {
	const pieces: { text: string; kind?: Telling }[] = [];
	let at = 0;
	for (const { from, upto, kind } of told) {
		if (from > at) pieces.push({ text: text.slice(at, from) });
		pieces.push({ text: text.slice(from, upto), kind });
		at = upto;
	}
	if (at < text.length) pieces.push({ text: text.slice(at) });
	return pieces;
}

/** Most characters of a reflection that is shared. */
export const MOST_TEXT = 1_000;

/** What is no text: signs that only machines read, and halves of characters. */
const NO_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Surrogate}/gu;

/** A text without what is none, and without blanks around it. */
export function plainText(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(NO_TEXT, '').trim();
}

/** Whether somebody can have written this to be shared: something, not too long, and nothing that is no text. */
export function mayBeShared(text: string): boolean {
	return text.trim().length > 0 && lengthOf(text) <= MOST_TEXT && text.search(NO_TEXT) < 0;
}

/** How many characters a text has, as people count them and as the server does. */
export function lengthOf(text: string): number {
	return [...text].length;
}
