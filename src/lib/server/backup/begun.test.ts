import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { begun } from './begun';

const log = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => log.mockClear());

async function* parts(...of: (string | Error)[]) {
	for (const part of of) {
		await sleep(1);
		if (part instanceof Error) throw part;
		yield Buffer.from(part);
	}
}

describe('a stream that has begun', () => {
	it('is whole', async () => {
		const stream = await begun(Readable.from(parts('a', 'b', 'c')));
		expect(String(await buffer(stream))).toBe('abc');
		expect(log).not.toHaveBeenCalled();
	});

	it('is none where it fails at once', async () => {
		await expect(begun(Readable.from(parts(new Error('away'))))).rejects.toThrow('away');
	});

	it('says in the log why it broke off', async () => {
		const stream = await begun(Readable.from(parts('a', new Error('gone'))));
		await expect(buffer(stream)).rejects.toThrow('gone');
		expect(log).toHaveBeenCalledExactlyOnceWith('A backup broke off.', new Error('gone'));
	});

	it('lets go of what it reads from, where nobody takes it', async () => {
		const source = Readable.from(parts('a', 'b'));
		const stream = await begun(source);
		stream.destroy();
		await vi.waitFor(() => expect(source.destroyed).toBe(true));
		expect(log).not.toHaveBeenCalled();
	});
});
