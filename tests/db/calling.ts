import type { RequestHandler } from '@sveltejs/kit';
import type { Desk } from '../../src/lib/server/workshop/desk';
import { POST as open } from '../../src/routes/api/workshop/+server';
import { GET as code } from '../../src/routes/api/workshop/code/[code]/+server';
import { DELETE as erase, GET as about } from '../../src/routes/api/workshop/[id]/+server';
import { POST as ballot } from '../../src/routes/api/workshop/[id]/ballot/+server';
import { GET as events } from '../../src/routes/api/workshop/[id]/events/+server';
import { POST as host } from '../../src/routes/api/workshop/[id]/host/+server';
import { POST as note } from '../../src/routes/api/workshop/[id]/note/+server';
import { GET as notes } from '../../src/routes/api/workshop/[id]/notes/+server';
import { POST as allow } from '../../src/routes/api/workshop/[id]/notes/[note]/+server';
import { GET as phone } from '../../src/routes/api/workshop/[id]/phone/+server';
import { POST as seat } from '../../src/routes/api/workshop/[id]/seat/+server';
import { Listening } from './listening';

/** An answer, as far as tests look at it. */
export interface Answer {
	status: number;
	body: unknown;
}

interface Sent {
	method?: 'GET' | 'POST' | 'DELETE';
	params?: Record<string, string>;
	body?: string;
	token?: string | undefined;
	headers?: Record<string, string>;
	search?: string;
}

/** Somebody who calls the endpoints' handlers from one address. */
export class Caller {
	constructor(
		readonly desk: Desk,
		readonly address = '192.0.2.1'
	) {}

	open = (body: unknown) => this.#post(open, {}, body);
	about = (id: string) => this.#ask(about, { params: { id } });
	code = (typed: string) => this.#ask(code, { params: { code: typed } });
	seat = (id: string, body: unknown) => this.#post(seat, { id }, body);
	ballot = (id: string, body: unknown) => this.#post(ballot, { id }, body);
	host = (id: string, body: unknown, token?: string) => this.#post(host, { id }, body, token);
	note = (id: string, body: unknown) => this.#post(note, { id }, body);
	notes = (id: string, token?: string) => this.#ask(notes, { params: { id }, token });
	allow = (id: string, number: string, body: unknown, token?: string) =>
		this.#post(allow, { id, note: number }, body, token);
	erase = (id: string, token?: string) =>
		this.#ask(erase, { method: 'DELETE', params: { id }, token });
	/** A seat with a body as it is. */
	raw = (id: string, body: string, headers: Record<string, string> = {}) =>
		this.#ask(seat, { method: 'POST', params: { id }, body, headers });
	/** What a stream answers that does not begin. */
	answer = (way: 'events' | 'phone', id: string, search = '') =>
		this.#ask({ events, phone }[way], { params: { id }, search });
	events = (id: string, headers: Record<string, string> = {}) =>
		this.#listen(events, { params: { id }, headers });
	phone = (id: string, name: string) =>
		this.#listen(phone, { params: { id }, search: `?seat=${name}` });

	#post(
		handler: RequestHandler<never, never>,
		params: Record<string, string>,
		body: unknown,
		token?: string
	) {
		return this.#ask(handler, { method: 'POST', params, body: JSON.stringify(body), token });
	}
	async #ask(handler: RequestHandler<never, never>, sent: Sent): Promise<Answer> {
		const response = await this.#send(handler, sent);
		const text = await response.text();
		return { status: response.status, body: text ? JSON.parse(text) : undefined };
	}
	async #listen(handler: RequestHandler<never, never>, sent: Sent): Promise<Listening> {
		const { body, headers } = await this.#send(handler, sent);
		if (!body || !headers.get('content-type')?.startsWith('text/event-stream'))
			throw new Error('This is no stream.');
		return new Listening(body);
	}
	async #send(handler: RequestHandler<never, never>, sent: Sent): Promise<Response> {
		const { method = 'GET', params = {}, body, token, headers, search = '' } = sent;
		const url = new URL(`http://hall.example/${search}`);
		const authorization: Record<string, string> =
			token === undefined ? {} : { authorization: `Bearer ${token}` };
		const request = new Request(url, {
			method,
			headers: { ...authorization, ...headers },
			...(body === undefined ? {} : { body })
		});
		const locals: App.Locals = {
			desk: () => Promise.resolve(this.desk),
			db: () => Promise.reject(new Error('Rooms have a database of their own.')),
			trainer: () => Promise.resolve(undefined)
		};
		const event = { request, params, url, locals, getClientAddress: () => this.address };
		return handler(event as never);
	}
}
