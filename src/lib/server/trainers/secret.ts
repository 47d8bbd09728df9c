import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WrongSetting } from '../wrong-setting';

/** How long the secret is, in characters: 256 random bits, base64url. */
const LENGTH = 43;
/** How often another process that is just writing the file is waited for. */
const LOOKS = 50;

/**
 * What cookies are signed with, and what the keys of second factors are locked with.
 *
 * It is `BANSO_SECRET`, or else the file `secret` in the folder of the data, made at first need and readable for this
 * user alone. It does not lie in the database: whoever gets hold of a backup of that can neither make a cookie that
 * is taken for a sign-in nor read a second factor. Several servers on one Postgres need the same `BANSO_SECRET`. With
 * another secret everybody signs in anew, and second factors have to be set up again.
 * @throws Error where `BANSO_SECRET` is shorter than 32 characters, or the file cannot be made or read.
 */
export async function theSecret(
	folder: string,
	given = process.env['BANSO_SECRET']
): Promise<string> {
	if (given) return longEnough(given);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, 'secret');
	const made = randomBytes(32).toString('base64url');
	try {
		// O_EXCL: of two processes that begin at once, one makes it and the other reads it.
		const handle = await open(file, 'wx', 0o600);
		await handle.writeFile(made);
		await handle.sync();
		await handle.close();
		return made;
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	for (let look = 0; look < LOOKS; look++) {
		const found = (await readFile(file, 'utf8')).trim();
		if (found.length >= LENGTH) return found;
		await sleep(20);
	}
	throw new WrongSetting(
		`${file} が途中で切れています。消してください（みなさんが入りなおします）`,
		`${file} is not whole. Delete it; everybody then signs in anew.`
	);
}

/**
 * The secret that is there already, for what another process locked with it: none is made.
 * @returns undefined where there is none.
 * @throws Error as {@link theSecret}.
 */
export async function presentSecret(
	folder: string,
	given = process.env['BANSO_SECRET']
): Promise<string | undefined> {
	if (given) return longEnough(given);
	try {
		return (await readFile(join(folder, 'secret'), 'utf8')).trim();
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}

function longEnough(given: string): string {
	if (given.length >= 32) return given;
	throw new WrongSetting(
		'BANSO_SECRET は32文字以上にしてください（たとえば openssl rand -base64 32 の結果）',
		'BANSO_SECRET needs 32 characters or more, as from: openssl rand -base64 32'
	);
}
