import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './watch';

/** What journeys of trainers have in common. */

/** A server of a journey's own, with its own data. */
export interface Served {
	/** As `http://localhost:40123`. */
	readonly url: string;
	/** Its link for the first administrator, until somebody has used it. */
	readonly link: string;
	/** Starts it again with the same data, as in another month: `{ BANSO_MONTH: '2026-12' }`; the address stays. */
	restart(env?: Record<string, string>): Promise<void>;
	/** Stops it and deletes its data. */
	stop(): Promise<void>;
	/** Where its data lie. */
	readonly folder: string;
}

/** Starts the built app on a free port, with a database of its own. */
export async function startServer({
	env = {}
}: { env?: Record<string, string> } = {}): Promise<Served> {
	const folder = mkdtempSync(join(tmpdir(), 'banso-journey-'));
	let now = env;
	let { child, url, link } = await serving(0);
	const port = Number(new URL(url).port);

	function serving(at: number) {
		return launch(at, { DATA_DIR: folder, ...now });
	}
	return {
		folder,
		get url() {
			return url;
		},
		get link() {
			return link;
		},
		async restart(changed = {}) {
			await ended(child);
			now = { ...now, ...changed };
			({ child, url, link } = await serving(port));
		},
		async stop() {
			await ended(child);
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

async function launch(port: number, env: Record<string, string>) {
	const child = spawn(
		process.execPath,
		['src/commands/serve.mjs', '--port', String(port), '--json'],
		{
			env: { ...process.env, DATABASE_URL: '', BANSO_SECRET: '', BANSO_INVITE: '', ...env },
			stdio: ['ignore', 'pipe', 'inherit']
		}
	);
	const line = await new Promise<string>((done, refuse) => {
		let said = '';
		child.stdout.on('data', (part: Buffer) => {
			said += String(part);
			if (said.includes('\n')) done(said);
		});
		child.once('exit', () => refuse(new Error(`The server stopped: ${said}`)));
	});
	const { url, link = '' } = JSON.parse(line) as { url: string; link?: string };
	return { child, url, link };
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const gone = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	await gone;
}

/** A trainer of a journey. */
export const HANA = {
	name: '花岡 はな',
	email: 'hana@example.jp',
	password: 'yuki-no-asa-no-usagi-7'
};

/** Follows a link for somebody new, in the language of the link, and comes in. */
export async function welcome(page: Page, link: string, who = HANA): Promise<void> {
	await page.goto(link);
	const form = page.locator('[data-welcome]');
	await form.locator('[name=name]').fill(who.name);
	await form.locator('[name=email]').fill(who.email);
	await form.locator('[name=password]').fill(who.password);
	await form.locator('button').click();
	await expect(page.locator('[data-trainer]')).toBeVisible();
}

/** Signs in by password, to go on at a path; a second factor, where there is one, is asked for next. */
export async function signIn(
	page: Page,
	url: string,
	who = HANA,
	to = '/trainers/account'
): Promise<void> {
	await page.goto(`${url}/trainers/sign-in?to=${encodeURIComponent(to)}`);
	const form = page.locator('[data-sign-in]');
	await form.locator('[name=email]').fill(who.email);
	await form.locator('[name=password]').fill(who.password);
	await form.locator('button.main').click();
}
