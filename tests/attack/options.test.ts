import { expect, it } from 'vitest';
import { optionsOf } from './options';

it('an attack is told how many cohorts there are', () => {
	expect(optionsOf([])).toMatchObject({ cohorts: 50_000, naive: 100, seed: 1, json: false });
	expect(optionsOf(['--cohorts', '300', '--json'])).toMatchObject({ cohorts: 300, json: true });
});

it.each(['50k', '', '0', '-1', '1.5', '1e3', 'many'])('not "%s"', (number) => {
	for (const name of ['cohorts', 'naive', 'seed'])
		expect(() => optionsOf([`--${name}=${number}`])).toThrow(`--${name} is a whole number`);
});
