import { parseArgs } from 'node:util';

/** What `npm run attack` is told. */
export interface Options {
	cohorts: number;
	naive: number;
	seed: number;
	json: boolean;
	help: boolean;
}

/**
 * Reads the command line.
 * @throws Error where something is no option, or no number: an attack on no cohort at all would hold.
 */
export function optionsOf(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			cohorts: { type: 'string', default: '50000' },
			naive: { type: 'string', default: '100' },
			seed: { type: 'string', default: '1' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
	const { cohorts, naive, seed, ...others } = values;
	return {
		cohorts: whole('--cohorts', cohorts),
		naive: whole('--naive', naive),
		seed: whole('--seed', seed),
		...others
	};
}

function whole(name: string, written: string): number {
	const number = Number(written);
	if (!/^\d+$/.test(written) || !Number.isSafeInteger(number) || number < 1)
		throw new Error(`${name} is a whole number from 1, not "${written}".`);
	return number;
}
