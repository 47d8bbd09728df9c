import { expect, it } from 'vitest';
import type { Refusal } from '../requests/refusal';
import { tries } from './tries';

function at(start = 0) {
	let time = start;
	return { now: () => time, pass: (seconds: number) => void (time += seconds) };
}
const refusedAfter = (work: () => void) => {
	try {
		work();
		return undefined;
	} catch (refusal) {
		return (refusal as Refusal).after;
	}
};

it('lets some fail, then says how long to wait, and lets one more try after that', () => {
	const { now, pass } = at();
	const guard = tries({ burst: 3, each: 60 }, now);
	for (let n = 0; n < 3; n++) guard.begin('a');
	expect(refusedAfter(() => guard.begin('a'))).toBe(60);
	pass(59);
	expect(refusedAfter(() => guard.begin('a'))).toBe(1);
	pass(1);
	guard.begin('a');
	expect(refusedAfter(() => guard.begin('a'))).toBe(60);
});

it('does not count what went well, nor what was refused, nor others', () => {
	const { now } = at();
	const guard = tries({ burst: 2, each: 60 }, now);
	for (let n = 0; n < 10; n++) {
		guard.begin('a');
		guard.succeeded('a');
	}
	expect(guard.size).toBe(0);
	guard.begin('a');
	guard.begin('a');
	for (let n = 0; n < 10; n++) expect(refusedAfter(() => guard.begin('a'))).toBe(60);
	guard.begin('b');
});

it('counts what is under way, so that many at once do not slip through', () => {
	const guard = tries({ burst: 5, each: 60 }, at().now);
	const begun = Array.from({ length: 20 }, () => refusedAfter(() => guard.begin('a')));
	expect(begun.filter((after) => after === undefined)).toHaveLength(5);
});

it('remembers ten thousand at most', () => {
	const guard = tries({ burst: 5, each: 60 }, at().now);
	for (let n = 0; n < 10_050; n++) guard.begin(`s${n}`);
	expect(guard.size).toBe(10_000);
});
