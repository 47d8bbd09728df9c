import { describe, expect, it } from 'vitest';
import { toProgram } from './compile';
import { parseScript } from './parse';
import { proseOf } from './prose';
import type { ItemNode } from './program';
import type { Script } from './schema';
import { readTranslation } from './translation';

const SCRIPT = `
title: 題
summary: あらまし
role: 役
roles: [consultation-worker]
directions: [4]
minutes: 5
about: { casebook: 7, facts: 事実, invented: 創作, note: 注 }
principles: [life-safety-first]
people:
  you: { name: あなた }
  mother: { name: 母, who: 母親 }
ties:
  trust: { from: you, to: mother, name: 信, levels: [細い, 太い] }
marks: { asked: 聞いた }
sheets:
  hers: { of: mother, title: 紙, entries: { night: { row: fears, text: 夜 } } }
same: { when: asked, entries: [hers.night, hers.night], text: 同じ }
parts: { eve: { title: 夜の部, when: 五時, agenda: { tea: 茶 } } }
page:
  title: 紙面
  blocks:
    top:
      as: heading
      empty: 空
      lines: [{ when: asked, text: 聞かれた }, { text: ほか }]
leave: { do: 抜ける, to: home }
glossary:
  tea: { term: 湯のみ, means: お茶の器 }
scenes:
  hall:
    part: eve
    item: tea
    page: true
    when: 朝
    where: 玄関
    basis: invented
    text:
      - 雪。
      - mother: はい。
      - when: asked
        text: [氷。, { mother: まだ。 }]
      - echo: asked
        because: 聞いたから。
        text:
          - unless: asked
            text: [{ mother: ええ。 }]
    ask: どうする
    choices:
      knock:
        say: もしもし
        aim: ねらい
        gain: 得る
        cost: 置く
        then: 音。
      wait:
        do: 待つ
        aim: ねらい
        then: [静か。, { when: asked, text: [息。] }]
    skip: { text: とばす, to: home }
    reflection: { between: [life-safety-first, life-safety-first], ask: 問い }
    report: 報告
    to: home
endings:
  home: { title: 家, when: 夜, where: 居間, text: [灯り。], you: 休む }
`;

const parsed = parseScript('scenario.yaml', SCRIPT);
const script = parsed.script as Script;
const keys = proseOf(script).map(({ key }) => key);

/** The overlay that a translator writes: the tree of the script with prose only, and no conditions. */
const OVERLAY = SCRIPT.replaceAll(/^( *)- (when|unless): asked\n *text/gm, '$1- text')
	.replaceAll(/^( *)- echo: asked\n *because/gm, '$1- because')
	.replaceAll('{ when: asked, text', '{ text')
	.replace('when: asked, entries: [hers.night, hers.night], ', '')
	.replace('of: mother, ', '')
	.replace('row: fears, ', '')
	.replace('from: you, to: mother, ', '')
	.replace('casebook: 7, ', '')
	.replaceAll(', to: home }', ' }')
	.replace('between: [life-safety-first, life-safety-first], ', '')
	.replace('    page: true\n', '')
	.replaceAll(/^ *(minutes|roles|directions|principles|basis|as|part|item|to):.*\n/gm, '');

describe('the prose of a script', () => {
	it('has the keys that a translation has, each once', () => {
		expect(parsed.problems).toEqual([]);
		const { translation, problems } = readTranslation('en.yaml', 'en', OVERLAY);
		expect(problems).toEqual([]);
		expect([...translation.texts.keys()].sort()).toEqual([...keys].sort());
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('has the keys that the program shows', () => {
		const shown: string[] = [];
		const items = (list: ItemNode[]): void =>
			list.forEach((item) => {
				if ('key' in item) return void shown.push(item.key);
				if (item.because) shown.push(item.because);
				items(item.items);
			});
		const { scenes, endings } = toProgram(script);
		for (const { text, choices } of Object.values(scenes)) {
			items(text);
			for (const choice of Object.values(choices)) items(choice.then);
		}
		for (const { text } of Object.values(endings)) items(text);
		expect(shown.length).toBe(10);
		expect(shown.filter((key) => !keys.includes(key))).toEqual([]);
	});

	it('stands where its path says', () => {
		for (const { path, text } of proseOf(script)) {
			const found = path.reduce<unknown>(
				(node, key) => (node as Record<string, unknown>)[key],
				script
			);
			expect(found).toBe(text);
		}
	});

	it('leaves out what a translator has not written yet, and takes numbers for texts', () => {
		const { translation } = readTranslation('en.yaml', 'en', 'title:\nsummary: ""\nrole: 7\n');
		expect([...translation.texts].map(([key, { text }]) => [key, text])).toEqual([['role', '7']]);
	});
});
