import { describe, expect, it } from 'vitest';
import { parseScript } from './parse';

const script = (scenes: string, endings = '{}') => `
title: 題
summary: あらまし
role: 役
roles: [consultation-worker]
directions: [4]
minutes: 5
about: { facts: 事実, invented: 創作 }
principles: [life-safety-first]
people: {}
ties: {}
marks: {}
scenes: ${scenes}
endings: ${endings}
`;
const scene = (more: string) => `{ hall: { when: 朝, where: 家, basis: invented, ${more} } }`;
const told = (text: string) =>
	parseScript('scenario.yaml', text).problems.map(({ code, message }) => `${code}: ${message}`);

describe('a script is refused with the reason nearest to the fault', () => {
	it.each([
		['no scenes', '{}', 'scenes: at least one scene'],
		['an id in capitals', '{ Hall: 1 }', 'scenes.Hall'],
		['an empty text', scene('text: []'), 'scenes.hall.text: '],
		['a number for a text', scene('text: [110], to: home'), 'scenes.hall.text.0: '],
		[
			'an unknown part of a condition',
			scene('text: [{ when: { tie: t, form: 強 }, text: [雪] }]'),
			'Unrecognized key: "form"'
		],
		[
			'an unknown word for a condition',
			scene('text: [雪], to: [{ if: asked, to: home }]'),
			'Unrecognized key: "if"'
		],
		['an echo without its cause', scene('text: [{ echo: asked, text: [雪] }]'), 'an echo has'],
		['a line with two speakers', scene('text: [{ a: はい, b: いいえ }]'), 'one speaker a line'],
		[
			'a choice without an aim',
			scene('text: [雪], choices: { go: { say: はい, then: 雪 } }'),
			'choices.go.aim'
		],
		[
			'one principle in a reflection',
			scene('text: [雪], reflection: { between: [a], ask: 問い }'),
			'reflection.between'
		]
	])('%s', (_, scenes, reason) => {
		const problems = told(script(scenes));
		expect(problems.length).toBeGreaterThan(0);
		expect(problems[0]).toContain(reason);
		expect(problems.every((text) => text.startsWith('form: '))).toBe(true);
	});

	it('an empty file', () => {
		expect(told('')).toEqual(['form: The script: Invalid input: expected object, received null']);
	});
});

it('the number of the casebook entry may be written with or without quotes', () => {
	const number = (text: string) =>
		parseScript('s', script(scene('text: [雪]')).replace('{ facts', `{ casebook: ${text}, facts`))
			.script?.about.casebook;
	expect([number('7'), number('"7"'), number('5-1')]).toEqual(['7', '7', '5-1']);
});
