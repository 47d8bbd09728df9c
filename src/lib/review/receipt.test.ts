import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReceipt, showReceipt } from './receipt';

describe('a receipt', () => {
	const receipt = '00ff12ab34cd56ef78900987deadbeef';

	it('is shown in groups of four', () => {
		expect(showReceipt(receipt)).toBe('00ff 12ab 34cd 56ef 7890 0987 dead beef');
	});

	it('is read however it is typed', () => {
		for (const typed of [
			receipt.toUpperCase(),
			` ${showReceipt(receipt)} `,
			showReceipt(receipt).replaceAll(' ', '-'),
			receipt.replaceAll('0', '０').replaceAll('f', 'Ｆ')
		])
			expect(readReceipt(typed)).toBe(receipt);
	});

	it('is nothing else', () => {
		for (const typed of ['', receipt.slice(1), `${receipt}0`, receipt.replace('a', 'g')])
			expect(readReceipt(typed)).toBeUndefined();
	});

	it('comes back as it was', () => {
		const any = fc.uint8Array({ minLength: 16, maxLength: 16 });
		fc.assert(
			fc.property(any, (bytes) => {
				const made = Buffer.from(bytes).toString('hex');
				expect(readReceipt(showReceipt(made))).toBe(made);
			})
		);
	});
});
