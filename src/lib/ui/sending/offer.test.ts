import { expect, it } from 'vitest';
import { FILE, type Mark } from '$lib/journal/sending';
import { fromFile } from '$lib/review/file';
import { maySend } from '$lib/review/sending';
import { hindrance, offer, type Seen } from './offer';

const runs = ['a', 'b', 'c'].map((id, started) => ({ id, scenario: 'tea', hash: 'h', started }));
const seen = (run: string, did = 'wait'): Seen => ({
	what: { run, scenario: 'tea', hash: 'h' },
	title: 'お茶',
	may: (course, sent) =>
		maySend(
			runs.find(({ id }) => id === run)!,
			course,
			runs,
			sent
		),
	contribution: (time) => ({
		contribution: { scenario: 'tea', hash: 'h', time, deeds: [{ at: 'kitchen', did }] }
	}),
	lines: [{ where: '台所', words: did }]
});
const mark = (run: string, time: Mark['time'], course = 'c1'): Mark => ({
	run,
	scenario: 'tea',
	hash: 'h',
	course,
	time
});
const course = { id: 'c1', name: '講座' };

it('holds what was seen when it was made: the words, the text, and what is remembered of it', () => {
	const made = offer(course, seen('b'), []);
	expect(made).toMatchObject({
		about: { run: 'b', scenario: 'tea', hash: 'h', course: 'c1', name: '講座', time: 'later' },
		title: 'お茶',
		lines: [{ where: '台所', words: 'wait' }]
	});
	const { receipt } = made?.about ?? {};
	expect(JSON.parse(made?.text ?? '')).toEqual({
		course: 'c1',
		receipt,
		contribution: {
			scenario: 'tea',
			hash: 'h',
			time: 'later',
			deeds: [{ at: 'kitchen', did: 'wait' }]
		}
	});
	const file = offer({ id: FILE, name: '' }, seen('a'), []);
	expect(fromFile(file?.text ?? '')).toMatchObject({
		receipt: file?.about.receipt,
		contribution: { time: 'first' }
	});
});

it('may go as long as nothing was sent that it would stand beside', () => {
	const made = offer(course, seen('b'), []);
	expect(made?.still([])).toBe(true);
	expect(made?.still([mark('a', 'first')])).toBe(true);
	expect(made?.still([mark('c', 'later', 'c2')])).toBe(true);
	expect(made?.still([mark('c', 'later')])).toBe(false);
	expect(made?.still([mark('b', 'later', FILE)])).toBe(false);
	// What was shown as the first run is not sent as a later one.
	expect(offer(course, seen('a'), [])?.still([mark('elsewhere', 'first')])).toBe(false);
});

it('says what is in the way', () => {
	expect(hindrance('c1', seen('b'), [])).toBeUndefined();
	expect(hindrance('c1', seen('b'), [mark('c', 'later')])).toBe('may-later-sent');
	expect(offer(course, seen('b'), [mark('c', 'later')])).toBeUndefined();
	for (const [refused, key] of [
		['own-words', 'held-own-words'],
		['form', 'held-other']
	] as const) {
		const held = { ...seen('a'), contribution: () => ({ refused }) };
		expect(hindrance('c1', held, [])).toBe(key);
		expect(offer(course, held, [])).toBeUndefined();
	}
});
