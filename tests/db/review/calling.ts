import { expect } from 'vitest';
import type { RequestHandler } from '@sveltejs/kit';
import type { Db } from '../../../src/lib/server/database/tables';
import { POST as contribution } from '../../../src/routes/api/contribution/+server';
import { GET as course } from '../../../src/routes/api/course/[code]/+server';
import { POST as receipt } from '../../../src/routes/api/receipt/+server';
import { POST as reflection } from '../../../src/routes/api/reflection/+server';

/** An answer, as far as tests look at it. */
export interface Answer {
	status: number;
	body: { code?: string; message?: string; state?: string } & Record<string, unknown>;
}

const ways = { contribution, reflection, receipt } as Record<string, RequestHandler<never, never>>;
export type Way = 'contribution' | 'reflection' | 'receipt';

/** Somebody who calls the learners' endpoints from one address. */
export class Caller {
	constructor(
		readonly db: Db | Error,
		readonly address = '192.0.2.1'
	) {}

	course = (code: string) => this.#ask(course, { code });
	contribution = (body: unknown) => this.raw('contribution', JSON.stringify(body));
	reflection = (body: unknown) => this.raw('reflection', JSON.stringify(body));
	receipt = (body: unknown) => this.raw('receipt', JSON.stringify(body));
	/** A body as it is. */
	raw = (way: Way, body: string, headers: Record<string, string> = {}) =>
		this.#ask(ways[way] as RequestHandler<never, never>, {}, body, headers);

	async #ask(
		handler: RequestHandler<never, never>,
		params: Record<string, string>,
		body?: string,
		headers: Record<string, string> = {}
	): Promise<Answer> {
		const url = new URL('http://hall.example/');
		const request = new Request(url, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			...(body === undefined ? {} : { body })
		});
		const { db } = this;
		const locals: Pick<App.Locals, 'db'> = {
			db: () => (db instanceof Error ? Promise.reject(db) : Promise.resolve(db))
		};
		const event = { request, params, url, locals, getClientAddress: () => this.address };
		const response = await handler(event as never);
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(response.headers.get('set-cookie')).toBeNull();
		return { status: response.status, body: (await response.json()) as Answer['body'] };
	}
}
