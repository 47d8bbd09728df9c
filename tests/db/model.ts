import { expect } from 'vitest';
import type { Voices } from '../../src/lib/workshop/events';

/** A vote by its place. */
export interface Place {
	round: number;
	vote: number;
}

/** One try of one phone. */
interface Try {
	who: number;
	at: Place;
	change: number;
	voices: Voices;
	/** What the phone was told; `lost` as long as it heard nothing. */
	fate: 'lost' | 'taken' | 'refused';
}

/** What phones know about a hall: what they sent and what they were told. Nothing of how the server works. */
export class Model {
	readonly seats = new Set<string>();
	readonly #tries: Try[] = [];

	/** A phone sends a try, for the first time or again. */
	sent(who: number, at: Place, change: number, voices: Voices): void {
		if (!this.#find(who, at, change)) this.#tries.push({ who, at, change, voices, fate: 'lost' });
	}
	/** The phone was told that its try `change` counts. */
	acknowledged(who: number, at: Place, change: number): void {
		const one = this.#find(who, at, change);
		if (!one) throw new Error(`Phone ${who} was told of a try that it never sent: ${change}.`);
		one.fate = 'taken';
	}
	/** The phone was told that its try does not count. */
	refused(who: number, at: Place, change: number): void {
		const one = this.#find(who, at, change);
		// A try that was taken and is asked for again may find its vote over; taken it remains.
		if (one?.fate === 'lost') one.fate = 'refused';
	}
	/** How many tries were acknowledged. */
	get counted(): number {
		return this.#tries.filter(isTaken).length;
	}
	/** What a phone sent last. */
	last(who: number): Try | undefined {
		return this.#tries.findLast((one) => one.who === who);
	}
	/**
	 * Whether counts can be what the phones were told: of each phone the latest try that was acknowledged, or a later one
	 * whose answer it never heard, and nothing of anybody else.
	 */
	check(at: Place, voices: Voices): void {
		const mine = this.#tries.filter((one) => same(one.at, at));
		const phones = [...new Set(mine.map(({ who }) => who))];
		let sums: Voices[] = [{}];
		for (const who of phones) {
			const own = mine.filter((one) => one.who === who);
			const sure = Math.max(0, ...own.filter(isTaken).map(({ change }) => change));
			const may = own.filter(({ change, fate }) =>
				sure === change ? true : change > sure && fate === 'lost'
			);
			const votes = [...may.map((one) => one.voices), ...(sure === 0 ? [{}] : [])];
			sums = sums.flatMap((sum) => votes.map((one) => plus(sum, one)));
		}
		expect(sums).toContainEqual(voices);
	}

	#find(who: number, at: Place, change: number): Try | undefined {
		return this.#tries.find((one) => one.who === who && same(one.at, at) && one.change === change);
	}
}

const isTaken = ({ fate }: Try) => fate === 'taken';
const same = (a: Place, b: Place) => a.round === b.round && a.vote === b.vote;

function plus(a: Voices, b: Voices): Voices {
	const sum = { ...a };
	for (const [choice, n] of Object.entries(b)) sum[choice] = (sum[choice] ?? 0) + n;
	return sum;
}
