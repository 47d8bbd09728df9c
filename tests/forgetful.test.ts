import { expect, it, vi } from 'vitest';

it('every guard of trainers forgets by itself', async () => {
	const made: string[] = [];
	vi.doMock('../src/lib/server/requests/forgetting', () => ({
		forgetful: (guard: object) => {
			made.push('forget' in guard ? 'forgets' : 'does not');
			return guard;
		}
	}));
	await import('../src/lib/server/trainers/guards');
	await import('../src/lib/server/trainers/oidc-door');
	await import('../src/lib/server/courses/sharing');
	await import('../src/routes/api/auth/[...way]/+server');
	vi.doUnmock('../src/lib/server/requests/forgetting');
	// By sender, account, both, codes; starts at a provider; addresses that nobody has; calls of better-auth.
	expect(made).toEqual(Array(7).fill('forgets'));
});
