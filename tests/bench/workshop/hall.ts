import { median } from '../statistics';
import { Facilitator } from './facilitator';
import { Phone } from './phone';
import { memoryOf } from './process-use';
import { playRound, type Round } from './round';
import { startServers, type Setting } from './setting';

/** Every so many phones, one is for a table of so many people. */
const TABLE = { every: 10, size: 4 };
/** How many come in at the same time. */
const DOOR = 50;

/** One evening in a hall. */
export interface Evening extends Setting {
	rounds: Round[];
	/** HTTP of a phone until it had its seat and its stream, in bytes, median. */
	joining: number;
	/** Resident memory of the app's processes together, in bytes: before anybody came, and after the last round. */
	memory: { before: number; after: number };
}

/** Plays rounds in one hall, with servers of its own. */
export async function playEvening(
	setting: Setting,
	{ rounds, postgres }: { rounds: number; postgres: string | undefined }
): Promise<Evening> {
	const running = await startServers(setting, postgres);
	const { servers } = running;
	const pids = servers.map(({ pid }) => pid);
	const urls = servers.map(({ url }) => url);
	try {
		const facilitator = new Facilitator(urls[0] ?? '');
		await facilitator.open();
		const before = memoryOf(pids);
		const phones = Array.from({ length: setting.voters }, (_, n) => {
			const size = n % TABLE.every === 0 ? TABLE.size : 1;
			return new Phone(urls[n % urls.length] ?? '', size);
		});
		await atMost(DOOR, phones, (phone) => phone.join(facilitator.code));
		const joining = median(phones.map(({ client }) => client.bytes));
		await facilitator.tell({ type: 'begun' });
		const played: Round[] = [];
		for (let round = 1; round <= rounds; round++)
			played.push(await playRound(facilitator, phones, { round, pids }));
		const memory = { before, after: memoryOf(pids) };
		await facilitator.end();
		for (const { client } of phones) client.end();
		return { ...setting, rounds: played, joining, memory };
	} finally {
		await running.stop();
	}
}

/** Does something with each of a list, so many at the same time. */
async function atMost<T>(
	width: number,
	list: readonly T[],
	work: (one: T) => Promise<void>
): Promise<void> {
	const rest = list.values();
	const hand = async () => {
		for (const one of rest) await work(one);
	};
	await Promise.all(Array.from({ length: width }, hand));
}
