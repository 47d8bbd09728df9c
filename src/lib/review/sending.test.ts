import { describe, expect, it } from 'vitest';
import { maySend, maySendAnswers, maySendWords, wordsOn, type Sent } from './sending';

const run = (id: string, started: number) => ({ id, scenario: 'two-cups', hash: 'v1', started });
const [one, two, three] = [run('one', 1), run('two', 2), run('three', 3)];
const runs = [one, two, three, { id: 'elsewhere', scenario: 'another', started: 0 }];
const sent = (id: string, time: Sent['time'], course = 'a'): Sent => ({
	run: id,
	scenario: 'two-cups',
	hash: 'v1',
	course,
	time
});

describe('whether a run may be sent', () => {
	it('takes the first run of a story as such, and others as later ones', () => {
		expect(maySend(one, 'a', runs, [])).toEqual({ time: 'first' });
		expect(maySend(two, 'a', runs, [])).toEqual({ time: 'later' });
	});

	it('sends a run once, to whichever course', () => {
		expect(maySend(one, 'b', runs, [sent('one', 'first')])).toEqual({ refused: 'run-sent' });
	});

	it('sends one later run of a version to a course', () => {
		const before = [sent('two', 'later')];
		expect(maySend(three, 'a', runs, before)).toEqual({ refused: 'later-sent' });
		expect(maySend(three, 'b', runs, before)).toEqual({ time: 'later' });
		expect(maySend({ ...three, hash: 'v2' }, 'a', runs, before)).toEqual({ time: 'later' });
	});

	it('has one first run, though the journal forgot it', () => {
		expect(maySend(two, 'a', [two], [sent('one', 'first')])).toEqual({ time: 'later' });
	});
});

describe('whether the answers of a workshop may be sent', () => {
	const hall = (id: string, hash = 'v1') => ({ id, scenario: 'two-cups', hash });

	it('takes those of one workshop, once, for each version and course', () => {
		expect(maySendAnswers(hall('monday'), 'a', [])).toEqual({ time: 'together' });
		const before = [sent('monday', 'together'), sent('one', 'first')];
		expect(maySendAnswers(hall('monday'), 'b', before)).toEqual({ refused: 'run-sent' });
		expect(maySendAnswers(hall('friday'), 'a', before)).toEqual({ refused: 'together-sent' });
		expect(maySendAnswers(hall('friday'), 'b', before)).toEqual({ time: 'together' });
		expect(maySendAnswers(hall('friday', 'v2'), 'a', before)).toEqual({ time: 'together' });
	});

	it('leaves first and later runs as they are', () => {
		expect(maySend(one, 'a', runs, [sent('monday', 'together')])).toEqual({ time: 'first' });
	});
});

describe('whether words of looking back may be sent', () => {
	const words: Sent = { ...sent(wordsOn('two-cups'), 'words'), hash: 'v0' };

	it('takes one piece of a story, to one course in all, of whichever version', () => {
		expect(maySendWords('two-cups', [])).toEqual({ time: 'words' });
		expect(maySendWords('two-cups', [words])).toEqual({ refused: 'words-sent' });
		expect(maySendWords('another', [words])).toEqual({ time: 'words' });
	});

	it('has nothing to do with what was chosen', () => {
		const chosen = [sent('one', 'first'), sent('two', 'later'), sent('monday', 'together')];
		expect(maySendWords('two-cups', chosen)).toEqual({ time: 'words' });
		expect(maySend(one, 'a', runs, [words])).toEqual({ time: 'first' });
		expect(maySend(two, 'a', runs, [words])).toEqual({ time: 'later' });
		const hall = { id: 'monday', scenario: 'two-cups', hash: 'v0' };
		expect(maySendAnswers(hall, 'a', [words])).toEqual({ time: 'together' });
	});
});
