import type { CDPSession } from '@playwright/test';

/** What came over the network until a moment. */
export interface Weight {
	/** Bytes as sent, headers included. */
	bytes: number;
	/** Bytes of JavaScript files as sent, without headers. Scripts inside the HTML count as HTML. */
	script: number;
	requests: number;
}

/** One request: when it was sent, what has come, and when it was complete. */
interface Request {
	sent: number;
	headers: number;
	/** Parts of the body: when, and how many bytes. */
	parts: { at: number; bytes: number }[];
	isScript: boolean;
	finished?: { at: number; bytes: number };
}

/** Listens to everything a page fetches. Times are the browser's, in seconds. */
export class Traffic {
	#requests = new Map<string, Request>();
	/** Seconds to add to the browser's clock for the time since 1970. */
	#offset = NaN;

	constructor(cdp: CDPSession) {
		cdp.on('Network.requestWillBeSent', ({ requestId, timestamp, wallTime }) => {
			if (Number.isNaN(this.#offset)) this.#offset = wallTime - timestamp;
			const request = { sent: timestamp, headers: 0, parts: [], isScript: false };
			this.#requests.set(requestId, request);
		});
		cdp.on('Network.responseReceived', ({ requestId, response }) => {
			const request = this.#requests.get(requestId);
			if (!request) return;
			request.isScript = response.mimeType.includes('javascript');
			request.headers = response.encodedDataLength;
		});
		cdp.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => {
			this.#requests.get(requestId)?.parts.push({ at: timestamp, bytes: encodedDataLength });
		});
		cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
			const request = this.#requests.get(requestId);
			if (request) request.finished = { at: timestamp, bytes: encodedDataLength };
		});
	}

	/** @param moment seconds since 1970. */
	until(moment: number): Weight {
		const weight = { bytes: 0, script: 0, requests: 0 };
		const end = moment - this.#offset;
		for (const { sent, headers, parts, isScript, finished } of this.#requests.values()) {
			if (sent > end) continue;
			const whole = finished && finished.at <= end;
			const body = parts.filter(({ at }) => at <= end).reduce((all, { bytes }) => all + bytes, 0);
			const bytes = whole ? finished.bytes : body > 0 ? headers + body : 0;
			weight.requests += 1;
			weight.bytes += bytes;
			if (isScript) weight.script += Math.max(0, bytes - headers);
		}
		return weight;
	}
}
