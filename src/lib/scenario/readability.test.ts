import { expect, it } from 'vitest';
import type { Prose } from './prose';
import { outOf, PLAIN, readabilityOf } from './readability';

const line = (text: string, key = 'scenes.a.text.0', kind: Prose['kind'] = 'narration'): Prose => ({
	key,
	path: key.split('.'),
	text,
	kind
});
const none = { trade: [], glossed: [] };

it('counts sentences and kanji of what is read, without punctuation', () => {
	const found = readabilityOf([line('雪が、ふる。'), line('しずかだ！　雪だ。')], undefined, none);
	expect(found.letters).toBeCloseTo((5 + 4 + 2) / 3);
	expect(found.kanji).toBeCloseTo(2 / 10);
	expect(found.words).toBeUndefined();
});

it('leaves out what stands beside the story: notes, labels, reports, reflections', () => {
	const beside = [
		line('関係機関連絡会議', 'about.facts'),
		line('関係機関連絡会議', 'scenes.a.report'),
		line('関係機関連絡会議', 'scenes.a.reflection.ask'),
		line('関係機関連絡会議', 'scenes.a.choices.b.aim', 'label')
	];
	expect(readabilityOf([line('ふる。'), ...beside], undefined, none).kanji).toBe(0);
});

it('counts English by words, of the same texts', () => {
	const english = new Map([['scenes.a.text.0', 'It snows. “Quiet.” She sat down by the fire.']]);
	expect(readabilityOf([line('雪。')], english, none).words).toBeCloseTo((2 + 1 + 6) / 3);
});

it('tells how many words of the trade are explained', () => {
	const terms = { trade: ['見立て', '圏域', '内示'], glossed: ['圏域の会議'] };
	const long = line('見立てと圏域の会議。'.repeat(60));
	const found = readabilityOf([long], undefined, terms);
	expect(found.terms).toEqual({ said: 2, glossed: 1 });
	expect(outOf(PLAIN, found)).toEqual(['kanji', 'terms']);
});

it('says nothing of a story that is too short to have a mean', () => {
	expect(outOf(PLAIN, readabilityOf([], undefined, none))).toEqual([]);
	expect(outOf(PLAIN, readabilityOf([line('関係機関連絡会議')], undefined, none))).toEqual([]);
});
