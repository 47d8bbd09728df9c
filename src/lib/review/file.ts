import type { Contribution } from './contribution';
import { readReceipt, type Receipt } from './receipt';

/** A contribution in a file, where there is no server to send it to: the same consent, the same content. */
export interface ContributionFile {
	format: 'banso-contribution';
	version: 1;
	receipt: Receipt;
	contribution: Contribution;
}

/** What goes into the file. */
export function toFile(receipt: Receipt, contribution: Contribution): ContributionFile {
	return { format: 'banso-contribution', version: 1, receipt, contribution };
}

/**
 * What a file holds. The contribution is as it came: `readContribution` has still to read it.
 * @param text of the file.
 * @returns undefined where it is no such file.
 */
export function fromFile(text: string): { receipt: Receipt; contribution: unknown } | undefined {
	let input: unknown;
	try {
		input = JSON.parse(text);
	} catch {
		return undefined;
	}
	const file = (typeof input === 'object' ? input : null) as Partial<
		Record<keyof ContributionFile, unknown>
	> | null;
	if (file?.format !== 'banso-contribution' || file.version !== 1) return undefined;
	const receipt = typeof file.receipt === 'string' ? readReceipt(file.receipt) : undefined;
	return receipt === undefined ? undefined : { receipt, contribution: file.contribution };
}
