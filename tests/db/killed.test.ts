import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { WorkshopEvent } from '../../src/lib/workshop/events';
import { countBallots } from '../../src/lib/workshop/ballots';
import { onBoth, type Fresh } from './both';
import { Phone, stored } from './hall';
import { onward } from './tea';

const PHONES = 120;

onBoth('a process that is killed (kill -9) in the middle of a vote', (database) => {
	const children: ChildProcess[] = [];
	afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

	it('leaves every ballot that it answered for; the next one goes on', async () => {
		const first = await start(database, children);
		const { id, host } = await ask<{ id: string; host: string }>(first.url, 'open', {});
		const phones = Array.from({ length: PHONES }, () => new Phone(id));
		await Promise.all(phones.map(({ token }) => ask(first.url, 'seat', { id, token, size: 1 })));
		let after = 1;
		const tell = async (url: string, event: WorkshopEvent) => {
			after = await ask<number>(url, 'host', { id, host, after, event });
		};
		await tell(first.url, { type: 'begun' });
		await tell(first.url, onward);
		await tell(first.url, { type: 'asked' });

		const ballot = (url: string, { token }: Phone) =>
			ask<number>(url, 'ballot', {
				id,
				token,
				round: 1,
				vote: 1,
				voices: { knock: 1 },
				change: 1
			});
		const answered = new Set<Phone>();
		const ended = once(first.child, 'exit');
		await Promise.all(
			phones.map(async (phone, n) => {
				// The last third comes too late.
				if (n < (PHONES * 2) / 3) await new Promise((done) => setTimeout(done, n));
				else await ended;
				if ((await ballot(first.url, phone).catch(() => 0)) === 1) answered.add(phone);
				if (answered.size >= PHONES / 3) first.child.kill('SIGKILL');
			})
		);
		expect((await ended)[1]).toBe('SIGKILL');
		expect(answered.size).toBeLessThan(PHONES);

		const db = await database.open();
		const kept = await stored(db, id);
		expect(kept.phase).toBe('choosing');
		for (const { seat } of answered) expect(kept.session.ballots.has(seat)).toBe(true);

		const second = await start(database, children);
		await Promise.all(phones.map((phone) => ballot(second.url, phone)));
		expect(countBallots((await stored(db, id)).session)).toEqual({ knock: PHONES });
		await tell(second.url, { type: 'closed' });
		const { session, phase } = await stored(db, id);
		expect(phase).toBe('talking');
		expect(session.rounds[0]?.votes[0]?.phones).toEqual({ knock: PHONES });
	}, 60_000);
});

async function start({ place }: Fresh, children: ChildProcess[]) {
	const file = fileURLToPath(new URL('child.ts', import.meta.url));
	const args = ['--import', 'tsx', file, place.folder, ...(place.url ? [place.url] : [])];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	children.push(child);
	const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
	return { child, url };
}

async function ask<T = unknown>(url: string, way: string, body: unknown): Promise<T> {
	const response = await fetch(`${url}/${way}`, { method: 'POST', body: JSON.stringify(body) });
	const { answer, code } = (await response.json()) as { answer: T; code?: string };
	if (!response.ok) throw new Error(code);
	return answer;
}
