import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { theOidc } from './oidc';
import { mustBeSound } from './sound';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'banso-sound-'));
	vi.stubEnv('BANSO_SECRET', '');
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});
const url = 'postgres://banso@db.example/banso';

it('is a server of which nothing was set', async () => {
	await mustBeSound({ folder });
	await mustBeSound({ folder, url });
	expect(theOidc()).toBeUndefined();
});

it('is none whose secret is too short', async () => {
	vi.stubEnv('BANSO_SECRET', 'short');
	await expect(mustBeSound({ folder })).rejects.toMatchObject({
		name: 'PlainError',
		message: expect.stringContaining('BANSO_SECRET') as string
	});
});

it('is none on Postgres that can keep no secret; with SQLite there is no database either', async () => {
	writeFileSync(join(folder, 'file'), '');
	const nowhere = join(folder, 'file', 'data');
	await expect(mustBeSound({ folder: nowhere, url })).rejects.toThrow(/BANSO_SECRET.*DATA_DIR/);
	await mustBeSound({ folder: nowhere });
	vi.stubEnv('BANSO_SECRET', 'x'.repeat(32));
	await mustBeSound({ folder: nowhere, url });
});

it.each([
	[{ ISSUER: 'https://login.example.jp', CLIENT_ID: 'x' }, 'go together'],
	[{ CLIENT_SECRET: 'x' }, 'go together'],
	[{ ISSUER: 'login.example.jp', CLIENT_ID: 'x', CLIENT_SECRET: 'x' }, 'https://']
])('is none whose OpenID Connect is set in part (%o); pages then have none', async (env, said) => {
	for (const [name, value] of Object.entries(env)) vi.stubEnv(`BANSO_OIDC_${name}`, value);
	await expect(mustBeSound({ folder })).rejects.toThrow(said);
	expect(theOidc()).toBeUndefined();
});
