import { expect, it } from 'vitest';
import type { Program } from '$lib/scenario/program';
import { linesOf } from './lines';

const choice = { then: [], to: [] };
const scene = { basis: '', text: [], to: [] };
const program: Pick<Program, 'scenes'> = {
	scenes: {
		kitchen: { ...scene, choices: { wait: choice, knock: { ...choice, act: true } } },
		stairs: { ...scene, choices: { call: choice }, skip: { to: [] }, leave: { to: [] } }
	}
};
const prose = {
	'scenes.kitchen.when': '夕方',
	'scenes.kitchen.where': '台所',
	'scenes.kitchen.choices.wait.say': 'ここにいます',
	'scenes.kitchen.choices.knock.do': '戸をたたく',
	'scenes.stairs.ask': 'どうしますか'
};
const deeds = [
	{ at: 'kitchen', did: 'wait' },
	{ at: 'kitchen', did: 'knock' },
	{ at: 'stairs', did: 'skip' },
	{ at: 'stairs', did: 'leave' }
];
const t = (key: string) => `<${key}>`;

it('tells each choice with its scene, in quotes where something is said', () => {
	expect(linesOf(program, prose, deeds, 'ja', t)).toEqual([
		{ where: '夕方・台所', words: '「ここにいます」' },
		{ where: '夕方・台所', words: '戸をたたく' },
		{ where: 'どうしますか', words: '<skipped>' },
		{ where: 'どうしますか', words: '<left-story>' }
	]);
	const away = { ...prose, 'leave.do': '席を立つ' };
	expect(linesOf(program, away, deeds.slice(3), 'ja', t)[0]?.words).toBe('席を立つ');
	expect(linesOf(program, prose, deeds.slice(0, 1), 'en', t)).toEqual([
		{ where: '夕方 · 台所', words: '“ここにいます”' }
	]);
});
