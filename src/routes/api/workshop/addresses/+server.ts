import { answer } from '$lib/server/requests/answering';
import type { RequestHandler } from './$types';

/**
 * Addresses at which devices in the hall reach this computer, as `{ addresses: ['http://192.168.1.5:3000'] }`; empty
 * where it serves nobody else. `serve.mjs` knows them.
 */
export const GET: RequestHandler = () =>
	answer(() => {
		const addresses = (process.env.BANSO_ADDRESSES ?? '').split(',').filter(Boolean);
		return Promise.resolve({ addresses });
	});
