import { expect, it, vi } from 'vitest';

it('the light part does not bring zod along', async () => {
	const zod = vi.fn();
	vi.doMock('zod/mini', () => {
		zod();
		return {};
	});
	vi.doMock('zod', () => {
		zod();
		return {};
	});
	const journal = await import('./index');
	expect(zod).not.toHaveBeenCalled();
	expect(Object.keys(journal).sort()).toEqual([
		'JournalError',
		'TEXT_LIMIT',
		'allRuns',
		'branchAt',
		'branchOf',
		'commonPrefix',
		'currentBranch',
		'deleteAll',
		'deleteRun',
		'freshId',
		'latestRun',
		'loadRun',
		'markRead',
		'newRun',
		'openJournal',
		'record',
		'sameStep',
		'saveRun',
		'setMind',
		'setNote',
		'setReflection',
		'watchJournal'
	]);
	await import('./transfer').catch(() => {});
	expect(zod).toHaveBeenCalled();
});
