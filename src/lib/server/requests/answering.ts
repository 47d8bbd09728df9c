import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { Refusal } from './refusal';
import { senderOf } from './address';

/** Most bytes of a request, where nothing else is said. */
const MOST_BYTES = 4 * 1024;

const FRESH = { 'cache-control': 'no-store' };

/** Answers a request: what `work` returns as JSON, or the refusal it threw as `{ code, message? }`. */
export async function answer(work: () => Promise<unknown>, status = 200): Promise<Response> {
	try {
		const said = await work();
		if (said instanceof Response) return said;
		if (said === undefined) return new Response(null, { status: 204, headers: FRESH });
		return json(said, { status, headers: FRESH });
	} catch (error) {
		if (error instanceof Refusal) return refused(error);
		console.error(error);
		return refused(new Refusal('try-again', undefined, 1));
	}
}

/**
 * The body of a request.
 * @param most bytes; by default {@link MOST_BYTES}.
 * @throws Refusal `too-large` beyond that, `malformed` where it is not what `shape` says.
 */
export async function read<Shape extends z.ZodType>(
	request: Request,
	shape: Shape,
	most = MOST_BYTES
): Promise<z.output<Shape>> {
	const text = await textOf(request, most);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new Refusal('malformed', 'The body is not JSON.');
	}
	const parsed = shape.safeParse(value);
	if (!parsed.success) throw new Refusal('malformed', z.prettifyError(parsed.error));
	return parsed.data;
}

/**
 * The token of the facilitator that a request carries.
 * @returns undefined where it carries none.
 */
export function hostOf(request: Request): string | undefined {
	return /^Bearer ([\w-]{1,128})$/.exec(request.headers.get('authorization') ?? '')?.[1];
}

/**
 * The token of the facilitator.
 * @throws Refusal `not-host` where there is none.
 */
export function mustBeHost(request: Request): string {
	const host = hostOf(request);
	if (host === undefined) throw new Refusal('not-host');
	return host;
}

/** Who sends a request; all whose address is unknown are one. */
export function sender({ getClientAddress }: { getClientAddress: () => string }): string {
	try {
		return senderOf(getClientAddress());
	} catch {
		return '';
	}
}

/** A stream of server-sent events as an answer. */
export function streaming(stream: ReadableStream<Uint8Array>): Response {
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store, no-transform',
			// nginx would keep messages until it has a page of them.
			'x-accel-buffering': 'no'
		}
	});
}

function refused({ code, message, status, after }: Refusal): Response {
	const body = message === code ? { code } : { code, message };
	const headers = {
		...FRESH,
		...(after === undefined ? {} : { 'retry-after': `${Math.ceil(after)}` })
	};
	return json(body, { status, headers });
}

/**
 * The body of a request as text.
 * @throws Refusal `too-large` beyond so many bytes.
 */
export async function textOf(request: Request, most: number): Promise<string> {
	if (Number(request.headers.get('content-length') ?? 0) > most) throw new Refusal('too-large');
	const parts: Uint8Array[] = [];
	let bytes = 0;
	const reader = request.body?.getReader();
	while (reader) {
		const { done, value } = await reader.read();
		if (done) break;
		bytes += value.byteLength;
		if (bytes > most) {
			await reader.cancel();
			throw new Refusal('too-large');
		}
		parts.push(value);
	}
	return Buffer.concat(parts).toString('utf8');
}
