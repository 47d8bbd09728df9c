import type { z } from 'zod';
import { answer, read } from '../requests/answering';
import { Refusal } from '../requests/refusal';
import { MOST_BYTES } from './shapes';

/**
 * Answers a learner's request, and says nothing of it anywhere else. What a database says of a failure may quote the
 * row, so of an error only its code and place are written to the log: never a message, an address or a body.
 */
export function answerQuietly(work: () => Promise<unknown>): Promise<Response> {
	return answer(async () => {
		try {
			return await work();
		} catch (error) {
			if (error instanceof Refusal) throw error;
			console.error('A request of a learner could not be answered.', whereOf(error));
			throw new Refusal('try-again', undefined, 5);
		}
	});
}

/**
 * The body of a learner's request.
 *
 * It must call itself JSON: then a browser lets no page of another site send it in a visitor's name without asking us
 * first (https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS#simple_requests).
 * @throws Refusal `too-large`, or `malformed`, which quotes nothing of what came.
 */
export async function readQuietly<Shape extends z.ZodType>(
	request: Request,
	shape: Shape
): Promise<z.output<Shape>> {
	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json')
		throw new Refusal('malformed', 'The body must be application/json.');
	try {
		return await read(request, shape, MOST_BYTES);
	} catch (error) {
		if (error instanceof Refusal && error.code === 'malformed') throw new Refusal('malformed');
		throw error;
	}
}

/** Where an error comes from, without a word of what it says. */
export function whereOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const code = 'code' in error ? String(error.code) : error.name;
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return [code, ...frames.slice(0, 6)].join('\n');
}
