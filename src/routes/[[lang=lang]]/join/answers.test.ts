import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dropAnswers, noteAnswer, readAnswers } from './answers';
import { newSeat, type Given, type Seat } from './seat';

const kept = new Map<string, string>();
beforeEach(() => {
	kept.clear();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	});
});
afterEach(() => vi.unstubAllGlobals());

const HOUR = 60 * 60 * 1000;
const seat = (scene: string, choice: string, more: Partial<Given> = {}, size = 1): Seat => ({
	...newSeat('s1', 'ABC123', size),
	story: 'tea',
	given: { round: 1, vote: 1, voices: { [choice]: 1 }, change: 1, state: 'kept', scene, ...more }
});

it('the last answer at each scene is remembered', () => {
	noteAnswer(seat('kitchen', 'wait'), 0);
	noteAnswer(seat('stairs', 'call'), HOUR);
	noteAnswer(seat('kitchen', 'knock', { vote: 2, change: 2 }), HOUR);
	expect(readAnswers(HOUR)).toEqual({
		session: 's1',
		story: 'tea',
		chosen: { stairs: 'call', kitchen: 'knock' },
		since: 0
	});
});

it('an answer that did not count changes nothing', () => {
	noteAnswer(seat('kitchen', 'wait'), 0);
	noteAnswer(seat('kitchen', 'knock', { state: 'late' }), 1);
	noteAnswer(seat('kitchen', 'knock', { state: 'sending' }), 1);
	expect(readAnswers(1)?.chosen).toEqual({ kitchen: 'wait' });
	noteAnswer(seat('kitchen', 'knock', { voices: {} }), 1);
	expect(readAnswers(1)?.chosen).toEqual({});
});

it('a phone that a table shares remembers nothing, nor what one person answered on it before', () => {
	noteAnswer(seat('kitchen', 'wait'), 0);
	noteAnswer(seat('stairs', 'call', { voices: { call: 2, wait: 1 } }, 3), 1);
	expect(readAnswers(1)).toBeUndefined();
});

it('another session begins anew, and after a day all is forgotten', () => {
	noteAnswer(seat('kitchen', 'wait'), 0);
	noteAnswer({ ...seat('stairs', 'call'), session: 's2' }, HOUR);
	expect(readAnswers(HOUR)).toMatchObject({
		session: 's2',
		chosen: { stairs: 'call' },
		since: HOUR
	});
	expect(readAnswers(25 * HOUR)).toBeUndefined();
	expect(kept.size).toBe(0);
});

it('can be forgotten at once, and is not missed where nothing is stored', () => {
	noteAnswer(seat('kitchen', 'wait'), 0);
	dropAnswers();
	expect(readAnswers(1)).toBeUndefined();
	vi.stubGlobal('localStorage', undefined);
	noteAnswer(seat('kitchen', 'wait'), 0);
	expect(readAnswers(1)).toBeUndefined();
	dropAnswers();
});
