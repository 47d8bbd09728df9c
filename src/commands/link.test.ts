import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaitLink, linkAt } from './link.mjs';

const TOLD = 'banso:link' as 'beforeExit';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	process.removeAllListeners(TOLD);
});

it('is heard once the app has made it', async () => {
	const link = awaitLink(false);
	expect(process.emit(TOLD, '/x' as never)).toBe(true);
	expect(await link).toBe('/x');
	expect(process.listenerCount(TOLD)).toBe(0);
});

it('is left to the app to print where it comes late', async () => {
	const link = awaitLink(false);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(await link).toBeUndefined();
	expect(process.emit(TOLD, '/x' as never)).toBe(false);
});

it('leads to where a proxy is opened', () => {
	vi.stubEnv('ORIGIN', '');
	expect(linkAt('http://localhost:3000', '/x')).toBe('http://localhost:3000/x');
	vi.stubEnv('ORIGIN', 'https://banso.example');
	expect(linkAt('http://localhost:3000', '/x')).toBe('https://banso.example/x');
});
