import { top } from '../../../src/commands/top.mjs';
import { serveApp } from '../servers';
import { Client } from './client';
import type { Row } from './results';

/** A session of ninety minutes has so many rounds, at the pace of `MINUTES_A_ROUND`. */
const MINUTES = 90;
const ROUNDS = 6;
/** Seconds between two signs of life, and the bytes of one with HTTP's framing. */
const BEAT = 15;
const BEAT_BYTES = 26;
/** A packet carries so many bytes of HTTP, and so many of TCP and IP before them. */
const SEGMENT = 1400;
const HEADERS = 52;
/** Packets of a connection's beginning and end. */
const CONNECTION = 7;
/** Connections of a phone: the page opens about as many, and each ballot one. */
const PAGE_CONNECTIONS = 6;
const BALLOTS = 2;

/** The join page as a phone loads it the first time, compressed as a phone in a hall gets it, in bytes. */
export interface Page {
	/** All of it, headers included. */
	bytes: number;
	/** JavaScript, without headers. */
	script: number;
	requests: number;
}

/** What a phone sends and receives in a session of ninety minutes, in bytes: an estimate. */
export interface Traffic {
	/** Missing where the app has no join page. */
	page?: Page;
	joining: number;
	/** Of all rounds. */
	rounds: number;
	beats: number;
	/** TCP's and IP's own: a header for every packet, and every packet acknowledged. */
	packets: number;
	all: number;
}

/** Reckons with the largest of the settings. */
export function trafficOf(rows: readonly Row[], page: Page | undefined): Traffic {
	const most = (pick: (row: Row) => number) => Math.max(...rows.map(pick));
	const joining = most((row) => row.joining);
	const rounds = ROUNDS * most((row) => row.bytes);
	const beatCount = (MINUTES * 60) / BEAT;
	const beats = beatCount * BEAT_BYTES;
	const messages = ROUNDS * most((row) => row.messages / row.rounds);
	const requests = 3 + ROUNDS * BALLOTS + (page?.requests ?? 0);
	const connections = PAGE_CONNECTIONS + ROUNDS * BALLOTS;
	const full = (page?.bytes ?? 0) / SEGMENT;
	const sent = messages + beatCount + 2 * requests + full;
	const packets = (2 * sent + CONNECTION * connections) * HEADERS;
	const all = (page?.bytes ?? 0) + joining + rounds + beats + packets;
	return { ...(page ? { page } : {}), joining, rounds, beats, packets, all };
}

/**
 * Weighs the join page: the HTML, what it names, and what its scripts import.
 * @returns undefined where the app has none.
 */
export async function weighPage(): Promise<Page | undefined> {
	const server = await serveApp(top);
	const client = new Client(server.url);
	try {
		const html = await client.fetch('/join');
		if (html.status !== 200) return undefined;
		const named = (text: string, at: string) =>
			[...text.matchAll(/(?:href=|src=|import\(|from ?|import ?)["'`]([^"'`]+)["'`]/g)]
				.map(([, path = '']) => new URL(path, server.url + at).pathname)
				.filter((path) => /\.(js|css|svg|png|ico|webmanifest|json|woff2?)$/.test(path));
		let script = 0;
		const paths = new Set(named(html.text, '/join'));
		// What is added while this goes on is weighed too.
		for (const path of paths) {
			const { bytes, text } = await client.fetch(path);
			if (!path.endsWith('.js')) continue;
			script += bytes;
			named(text, path).forEach((one) => paths.add(one));
		}
		return { bytes: client.bytes, script, requests: paths.size + 1 };
	} finally {
		client.end();
		server.stop();
		await server.ended;
	}
}
