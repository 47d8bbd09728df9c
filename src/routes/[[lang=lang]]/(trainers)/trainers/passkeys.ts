import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';

/** The browser's side of passkeys, loaded when one is used. */
const client = createAuthClient({ plugins: [passkeyClient()] });

/** What became of it: `left` where the person closed the browser's window or there is no passkey. */
export type Used = 'done' | 'left' | 'failed';

/** Comes in by passkey. */
export async function enter(): Promise<Used> {
	return used(await client.signIn.passkey());
}

/** Adds one for this device or key. */
export async function add(name: string): Promise<Used> {
	return used(await client.passkey.addPasskey({ name }));
}

const LEFT = ['AUTH_CANCELLED', 'ERROR_CEREMONY_ABORTED', 'ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY'];

function used(result: { error?: object | null } | null | undefined): Used {
	if (!result?.error) return 'done';
	const code = 'code' in result.error ? String(result.error.code) : '';
	return LEFT.includes(code) ? 'left' : 'failed';
}
