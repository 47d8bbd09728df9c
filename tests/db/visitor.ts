import { isActionFailure, isHttpError, isRedirect, type Cookies } from '@sveltejs/kit';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Db } from '../../src/lib/server/database/tables';
import type { Fresh } from './both';

/** What a page's action answered. */
export interface Answered {
	/** 303 where it sends the browser on. */
	status: number;
	to?: string;
	data?: Record<string, unknown>;
}

/** The app's modules on one database, as a process that has just begun. */
export async function freshApp({ place }: Fresh) {
	vi.resetModules();
	// Of the process before.
	process.removeAllListeners('sveltekit:shutdown');
	vi.stubEnv('DATA_DIR', place.folder);
	vi.stubEnv('DATABASE_URL', place.url ?? '');
	const pages = '../../src/routes/[[lang=lang]]/(trainers)/trainers';
	const [{ theDatabase }, { whoIs }, { theAuth }, api, signIn, second, welcome, account, people] =
		await Promise.all([
			import('../../src/lib/server/database/the-database'),
			import('../../src/lib/server/trainers/who'),
			import('../../src/lib/server/trainers/the-auth'),
			import('../../src/routes/api/auth/[...way]/+server'),
			import(`${pages}/sign-in/+page.server.ts`) as Promise<Page>,
			import(`${pages}/second/+page.server.ts`) as Promise<Page>,
			import(`${pages}/welcome/+page.server.ts`) as Promise<Page>,
			import(`${pages}/account/+page.server.ts`) as Promise<Page>,
			import(`${pages}/people/+page.server.ts`) as Promise<Page>
		]);
	const db = await theDatabase();
	return { db, whoIs, theAuth, api, pages: { signIn, second, welcome, account, people } };
}
export type App = Awaited<ReturnType<typeof freshApp>>;
type Work = (event: never) => unknown;
export interface Page {
	load?: Work;
	actions: Record<string, Work>;
}

/** Somebody with a browser: its cookies, its address. */
export class Visitor {
	readonly jar = new Map<string, string>();
	/** Attributes of the cookies that were set, by name. */
	readonly set = new Map<string, Record<string, unknown>>();

	constructor(
		readonly app: App,
		readonly address = '192.0.2.1',
		readonly origin = 'http://banso.example'
	) {}

	/** Sends a form of a page. */
	async send(
		page: keyof App['pages'],
		action: string,
		form: Record<string, string> = {},
		search = ''
	): Promise<Answered> {
		const found = this.app.pages[page].actions[action];
		if (!found) throw new Error(`No action ${action} on ${page}.`);
		return this.#answered(() => found(this.#event({ form, search }) as never));
	}

	/** Opens a page, or what of it is not markup. */
	async open(page: keyof App['pages'], search = ''): Promise<Answered> {
		const { load } = this.app.pages[page];
		return this.#answered(() => load?.(this.#event({ search }) as never));
	}

	/** Calls better-auth as a browser may. */
	async call(
		method: 'GET' | 'POST',
		way: string,
		body?: string,
		headers: Record<string, string> = { origin: this.origin }
	): Promise<Response> {
		const [path = '', search = ''] = way.split('?');
		const url = new URL(`/api/auth/${path}${search && `?${search}`}`, this.origin);
		const request = new Request(url, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie, ...headers },
			...(body === undefined ? {} : { body })
		});
		const event = { ...this.#event({}), request, url, params: { way: path } };
		const answer = await (method === 'GET' ? this.app.api.GET : this.app.api.POST)(event as never);
		for (const line of answer.headers.getSetCookie()) this.#keep(line);
		return answer;
	}

	/** Who the app takes this browser for. */
	async who() {
		return this.app.whoIs(this.#event({}));
	}

	/** The cookie of the session. */
	get session(): string | undefined {
		return this.jar.get('banso.session_token');
	}

	get cookie(): string {
		return [...this.jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
	}

	#keep(line: string): void {
		const [pair = '', ...attributes] = line.split(';');
		const [name = '', ...value] = pair.split('=');
		const gone = attributes.some((one) => /^\s*max-age=0$/i.test(one));
		if (gone) this.jar.delete(name);
		else this.jar.set(name, decodeURIComponent(value.join('=')));
	}

	#event({ form, search = '' }: { form?: Record<string, string>; search?: string }) {
		const url = new URL(`/${search}`, this.origin);
		const request = new Request(url, {
			method: form ? 'POST' : 'GET',
			headers: { cookie: this.cookie, 'user-agent': 'Mozilla/5.0 (this must be kept nowhere)' },
			...(form ? { body: new URLSearchParams(form) } : {})
		});
		const cookies: Pick<Cookies, 'get' | 'set'> = {
			get: (name) => this.jar.get(name),
			set: (name, value, attributes) => {
				this.set.set(name, { ...attributes });
				if (attributes.maxAge === 0) this.jar.delete(name);
				else this.jar.set(name, value);
			}
		};
		const locals: Pick<App.Locals, 'db' | 'trainer'> = {
			db: () => Promise.resolve(this.app.db),
			trainer: () => this.app.whoIs({ request, url })
		};
		const getClientAddress = () => this.address;
		return { request, url, cookies, locals, getClientAddress, params: {} };
	}

	async #answered(work: () => unknown): Promise<Answered> {
		try {
			const done: unknown = await work();
			if (isActionFailure(done)) return { status: done.status, data: done.data as never };
			return { status: 200, data: done as Record<string, unknown> };
		} catch (thrown) {
			if (isRedirect(thrown)) return { status: 303, to: thrown.location };
			if (isHttpError(thrown)) return { status: thrown.status };
			throw thrown;
		}
	}
}

/** A trainer of these tests. */
export const HANA = {
	name: 'Hana',
	email: 'hana@example.jp',
	password: 'yuki-no-asa-no-usagi-7'
};

/** Another. */
export const KEN = {
	name: 'Ken',
	email: 'ken@example.jp',
	password: 'kawa-no-muko-no-hashi-3'
};

/** Makes a trainer, in the way the first one comes in. */
export async function joined(app: App, role: 'admin' | 'trainer' = 'admin', who = HANA) {
	const { invite } = await import('../../src/lib/server/trainers/invitations');
	const visitor = new Visitor(app, `192.0.2.${10 + Math.floor(Math.random() * 200)}`);
	const token = await invite(app.db, { role });
	const { status } = await visitor.send('welcome', 'join', { token, ...who });
	if (status !== 303) throw new Error(`Not joined: ${status}`);
	return visitor;
}

/** Empties the tables of trainers. */
export async function emptied(db: Db): Promise<void> {
	for (const table of ['invitation', 'user', 'verification'] as const)
		await db.deleteFrom(table).execute();
}

/** Before each test the app of a process that has just begun: what is counted is counted in memory. */
export function eachTime(fresh: Fresh, begin: (app: App) => void): void {
	let app: App;
	beforeEach(async () => {
		app = await freshApp(fresh);
		begin(app);
	});
	afterEach(async () => {
		await emptied(app.db);
		await app.db.destroy();
	});
}

/** Hana signs in with a password. */
export const enter = (visitor: Visitor, password = HANA.password) =>
	visitor.send('signIn', 'password', { email: HANA.email, password });
