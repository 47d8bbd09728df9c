import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
	vi.resetModules();
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('forgets who failed, though nobody comes after them', async () => {
	const { forgetful } = await import('./forgetting');
	const { tries } = await import('../trainers/tries');
	const guard = forgetful(tries({ burst: 5, each: 60 }));
	const other = forgetful(tries({ burst: 5, each: 60 }));
	for (let n = 0; n < 3; n++) guard.begin('192.0.2.1');
	other.begin('192.0.2.2');
	await vi.advanceTimersByTimeAsync(120_000);
	expect([guard.size, other.size]).toEqual([1, 0]);
	await vi.advanceTimersByTimeAsync(120_000);
	expect([guard.size, other.size]).toEqual([0, 0]);
});
