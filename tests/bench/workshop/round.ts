import { isDeepStrictEqual } from 'node:util';
import type { Facilitator } from './facilitator';
import type { Acknowledged, Phone, View } from './phone';
import { processorOf } from './process-use';

/** One round of the hall: two votes, both shown. Times in milliseconds. */
export interface Round {
	/** Ballots of the first vote: each opens a connection, as a phone does that lay still while a scene was read. */
	first: Acknowledged[];
	/** Ballots of the second vote, on connections that are still open. */
	second: Acknowledged[];
	/** From the facilitator's press until the counts were on each phone. */
	shown: number[];
	/** And on the projector. */
	projected: number;
	/** HTTP of each phone, sent and received. */
	bytes: number[];
	/** Messages to each phone. */
	messages: number[];
	/** Messages to the projector. */
	projectorMessages: number;
	/** Whether every screen showed exactly the voices that were acknowledged. */
	exact: boolean;
	/** Processor time of the servers, and of those who measure, during the votes. */
	processor: { servers: number; voters: number };
}

type Counts = Record<string, number>;

/** A round, from reading to reading. */
export async function playRound(
	facilitator: Facilitator,
	phones: readonly Phone[],
	{ round, pids }: { round: number; pids: readonly number[] }
): Promise<Round> {
	const before = phones.map(({ client, stream }) => [client.bytes, stream.messages] as const);
	const projectorBefore = facilitator.stream.messages;
	const all = (...phases: string[]) =>
		Promise.all(phones.map((phone) => phone.shows(phases, round)));
	const processor = { servers: 0, voters: 0 };

	/** Everybody presses at once. */
	const vote = async (which: number): Promise<Acknowledged[]> => {
		const [servers, own] = [processorOf(pids), process.cpuUsage()];
		const pressed = performance.now();
		const ballots = await Promise.all(
			phones.map((phone, n) => phone.vote(voicesOf(phone, n * which), pressed))
		);
		const { user, system } = process.cpuUsage(own);
		processor.servers += processorOf(pids) - servers;
		processor.voters += (user + system) / 1000;
		return ballots;
	};

	const open = all('choosing');
	await facilitator.goOnTo('choosing');
	await open;
	for (const { client } of phones) client.rest();
	const first = await vote(1);

	const talking = all('talking');
	await facilitator.goOnTo('talking');
	await talking;
	const again = all('choosing-again');
	await facilitator.goOnTo('choosing-again');
	await again;
	const second = await vote(3);

	const counted = all('counted');
	await facilitator.goOnTo('counted');
	await counted;
	const [revealed, projector] = [all('revealed'), facilitator.projects('revealed')];
	const pressed = performance.now();
	await facilitator.goOnTo('revealed');
	const [views, wall] = await Promise.all([revealed, projector]);

	const expected = [first, second].map(sum);
	const told = [
		...views.map(({ data }) => (data as View).counts),
		(wall.data as { phones?: Counts[] }).phones
	];
	const exact = told.every((counts) => isDeepStrictEqual((counts ?? []).map(given), expected));

	const [most] = Object.entries(expected[1] ?? {}).sort(([, a], [, b]) => b - a);
	const following = all('following');
	await facilitator.tell({ type: 'followed', choice: most?.[0] ?? '', by: 'majority' });
	await following;
	const arrived = all('reading', 'warned', 'ended');
	await facilitator.tell({ type: 'heard' });
	await arrived;
	return {
		first,
		second,
		shown: views.map(({ at }) => at - pressed),
		projected: wall.at - pressed,
		bytes: phones.map(({ client }, n) => client.bytes - (before[n]?.[0] ?? 0)),
		messages: phones.map(({ stream }, n) => stream.messages - (before[n]?.[1] ?? 0)),
		projectorMessages: facilitator.stream.messages - projectorBefore,
		exact,
		processor
	};
}

/** What a phone answers: a table divides its voices among two choices. */
function voicesOf({ view, size }: Phone, n: number): Counts {
	const choice = (k: number) => view.choices[k % view.choices.length]?.id ?? '';
	const half = Math.floor(size / 2);
	return { [choice(n)]: size - half, ...(half > 0 ? { [choice(n + 1)]: half } : {}) };
}

function sum(ballots: readonly Acknowledged[]): Counts {
	const all: Counts = {};
	for (const { voices } of ballots)
		for (const [choice, count] of Object.entries(voices)) all[choice] = (all[choice] ?? 0) + count;
	return all;
}

/** Counts without those of nobody. */
function given(counts: Counts): Counts {
	return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
