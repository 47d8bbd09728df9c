/**
 * Course codes, as `KOMA-742`: something that can be said aloud, remembered on the way home and typed on an old phone.
 * Letters that look or sound alike are left out (C F J L N P Q V X), and so are 0 and 1: 1.8 million codes. That is few
 * enough to be guessed by a patient machine, so whoever answers for codes slows down those who miss
 * (`server/requests/misses.ts`); and a code opens nothing but a course's name and its stories.
 */
const CONSONANTS = 'BDGHKMRSTWYZ';
const VOWELS = 'AEIOU';
const DIGITS = '23456789';
const SHAPE = [CONSONANTS, VOWELS, CONSONANTS, VOWELS, DIGITS, DIGITS, DIGITS];
const LETTERS = 4;

/** Words that nobody should have to write on a blackboard, in Japanese or in English; and numbers that are read as such. */
const UNKIND = new Set(
	(
		'BABA BAKA BIRI BOKE BORO BUSU BUTA DAGO DAME DASA DEBU DOKU GAKI GERO GOMI GUZU HAGE HATE HEBO HEDO ' +
		'HEMO HETA HIKI HIMO HOMO KASU KEGA KETU KIKE KIMO KIRE KOMO KORO KOWA KUBI KUSA KUSO KUZU MAKE MUDA ' +
		'MURI RAPE ROBA SABO SIBO SIKO SINE SINI SINU SUKE SUTE TARE TIBI WARU YABA YAMI YOWA ZAKO ZIKO ZIZI ' +
		'ZURU 564 893'
	).split(' ')
);

/**
 * A new code.
 * @param random a whole number from 0 up to, not including, the one it is given; from a secure source
 * (`randomInt` of `node:crypto`).
 * @example toCourseCode((below) => randomInt(below)) // 'KOMA-742'
 */
export function toCourseCode(random: (below: number) => number): string {
	for (;;) {
		const plain = SHAPE.map((from) => from[random(from.length)]).join('');
		const parts = [plain.slice(0, LETTERS), plain.slice(LETTERS)];
		if (!parts.some((part) => UNKIND.has(part))) return parts.join('-');
	}
}

/**
 * A code as somebody typed it: full-width, small letters, spaces, with or without the hyphen.
 * @returns the code as it is kept, or `undefined` when it cannot be one.
 */
export function readCourseCode(typed: string): string | undefined {
	const plain = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Dash}ー]/gu, '');
	const fits =
		plain.length === SHAPE.length && SHAPE.every((from, at) => from.includes(plain[at] ?? ' '));
	return fits ? `${plain.slice(0, LETTERS)}-${plain.slice(LETTERS)}` : undefined;
}
