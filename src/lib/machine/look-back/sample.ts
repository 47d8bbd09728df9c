import fc from 'fast-check';
import { toProgram } from '../../scenario/compile';
import { parseScript } from '../../scenario/parse';
import type { Program } from '../../scenario/program';
import { toMachine } from '../machine';
import { replay } from '../replay';
import { offered } from '../story';
import { machineWay } from '../way';
import { timelineOf, type Taken } from './timeline';

/** A small story for tests: two decisions, a repair, a scene to skip, echoes in a scene, after a choice and in an ending. */
const SCRIPT = `
title: 傘
summary: 雨の日の話。
role: 相談員
roles: [consultation-worker]
directions: [4]
minutes: 5
about: { facts: なし, invented: すべて }
principles: [consent-each-step]
people:
  you: { name: あなた }
  mother: { name: 母, home: true }
  cat: { name: 猫, unseen: true }
ties:
  trust: { from: you, to: mother, levels: [細い, ふつう, 太い], start: ふつう }
  purr: { from: you, to: cat, levels: [静か, 鳴く] }
marks: { rang: 家の電話を鳴らした, sorry: 詫びた }
renamed: { old-door: door, call: ring }
scenes:
  door:
    when: 朝
    where: 戸口
    basis: invented
    text: [雨がふっている。]
    ask: どうしますか
    choices:
      ring: { say: 鳴らします。, aim: a, gain: b, cost: c, strains: [consent-each-step], marks: rang, moves: { trust: down, purr: up }, then: [一つ。, 二つ。, 三つ。] }
      wait: { do: 待つ, aim: a, gain: b, cost: c, keeps: [slow-and-unbroken], then: 静かだ。 }
      depart: { do: 帰る, aim: a, gain: b, cost: c, then: 雨がやんだ。 }
    reflection: { between: [consent-each-step, slow-and-unbroken], ask: 体はどちらへ動きましたか。 }
    to: dark
  dark:
    when: 昼
    where: 台所
    basis: invented
    caution: harsh-words
    skip: { text: 声があがりました。, to: table }
    text:
      - when: rang
        text: [{ echo: rang, because: 朝、電話を鳴らした。, text: [母は電話を見ている。] }]
    to: table
    reflection: { between: [slow-and-unbroken, consent-each-step], ask: 何が聞こえましたか。 }
  table:
    when: 夕方
    where: 台所
    basis: invented
    text: [湯のみがある。]
    ask: 何と言いますか
    choices:
      apologise: { say: 先に聞くべきでした。, aim: a, gain: b, cost: c, keeps: [family-in-own-right], repairs: ring, marks: sorry, moves: { trust: 太い }, then: [{ echo: rang, because: 朝、電話を鳴らした。, text: [もう鳴らない。] }, 母はうなずいた。] }
      ask: { say: 眠れますか。, aim: a, gain: b, cost: c, strains: [life-safety-first], then: 母は笑った。 }
    reflection: { between: [life-safety-first, family-in-own-right], ask: だれのための問いでしたか。 }
    to: dry
endings:
  dry: { title: 傘, text: [傘がかわいている。, { echo: sorry, because: 夕方、詫びた。, text: [母が手をふる。] }], you: 帰る。 }
`;

/** The program of the sample story. */
export const program: Program = (() => {
	const { script, problems } = parseScript('sample.yaml', SCRIPT);
	if (!script) throw new Error(problems.map(({ message }) => message).join('\n'));
	return toProgram(script);
})();

const machine = toMachine(program);

/** The timeline of steps written as `scene.did`. */
export function walked(...steps: (string | Taken)[]) {
	const taken = steps.map((step): Taken => {
		if (typeof step !== 'string') return step;
		const [at = '', did = ''] = step.split('.');
		return { at, did };
	});
	return timelineOf(program, taken, replay(machine, program, taken));
}

/** Steps of a branch: a way through the story that anyone could take, at times with steps that never held. */
export const anySteps: fc.Arbitrary<Taken[]> = fc
	.tuple(
		fc.array(fc.nat(), { maxLength: 5 }),
		fc.array(fc.constantFrom('gone', 'ring'), { maxLength: 2 })
	)
	.map(([picks, beyond]) => {
		const way = machineWay(program);
		const steps: Taken[] = [];
		for (const pick of picks) {
			const here = way.at(way.length);
			const scene = program.scenes[here.place];
			if (!scene) break;
			const choices = offered(program, here);
			const acts = [...(choices.length > 0 ? choices : ['next']), ...(scene.skip ? ['skip'] : [])];
			const did = acts[pick % acts.length] ?? '';
			if (way.take(did)) steps.push({ at: here.place, did });
		}
		return [...steps, ...beyond.map((did) => ({ at: 'elsewhere', did }))];
	});
