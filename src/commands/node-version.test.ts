import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OLDEST, checkNode, isNewEnough } from './node-version.mjs';

it.each([
	['18.20.4', false],
	['20.18.9', false],
	['20.19.0', true],
	['22.0.0', true],
	['9.99.0', false]
])('Node %s is new enough: %s', (version, enough) => {
	expect(isNewEnough(version)).toBe(enough);
});

it('says what is needed and where to get it', () => {
	expect(() => checkNode('18.0.0')).toThrow(/20\.19.*nodejs\.org/);
	expect(() => checkNode()).not.toThrow();
});

it('agrees with package.json', () => {
	const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
		engines: { node: string };
	};
	expect(engines.node).toBe(`>=${OLDEST.join('.')}`);
});
