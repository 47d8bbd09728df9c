import { afterEach, expect, it, vi } from 'vitest';
import { init } from '../src/hooks.server';

afterEach(() => vi.unstubAllEnvs());

it.each(['BANSO_MONTH', 'BANSO_TIME_ZONE'])(
	'a server does not start with a %s that it cannot read',
	async (name) => {
		vi.stubEnv(name, 'soon');
		await expect((async () => init?.())()).rejects.toThrow(name);
	}
);
