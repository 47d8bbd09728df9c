import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesKey, toSeal, type Seal } from './batches';
import type { Row } from './row';

const row = (receipt: string, month: string, rest: Partial<Row> = {}): Row => ({
	scenario: 'two-cups',
	hash: 'v1',
	course: 'a',
	time: 'first',
	month,
	cells: [],
	receipt,
	...rest
});
const rows = (count: number, month: string, rest: Partial<Row> = {}) =>
	Array.from({ length: count }, (_, n) =>
		row(`${month} ${rest.time ?? ''}${rest.course ?? ''}${n}`, month, rest)
	);
const told = (seals: Seal[]) => seals.map(({ month, receipts }) => `${month}: ${receipts.length}`);

describe('sealing', () => {
	it('takes ten or more, once their month is over', () => {
		expect(toSeal(rows(10, '2026-01'), [], '2026-01')).toEqual([]);
		expect(told(toSeal(rows(10, '2026-01'), [], '2026-02'))).toEqual(['2026-01: 10']);
		expect(toSeal(rows(9, '2026-01'), [], '2026-02')).toEqual([]);
	});

	it('rolls fewer on into the next month’s', () => {
		const some = [...rows(9, '2025-12'), ...rows(1, '2026-01'), ...rows(12, '2026-02')];
		expect(told(toSeal(some, [], '2026-03'))).toEqual(['2026-01: 10', '2026-02: 12']);
	});

	it('leaves a row that comes late to the next month', () => {
		const sealed = toSeal(rows(10, '2026-01'), [], '2026-02');
		const late = [row('late', '2026-01'), ...rows(9, '2026-02')];
		expect(toSeal(late, sealed, '2026-02')).toEqual([]);
		expect(told(toSeal(late, sealed, '2026-03'))).toEqual(['2026-02: 10']);
	});

	it('keeps versions, courses, first and later runs apart', () => {
		const month = '2026-01';
		const some = [...rows(9, month), ...rows(9, month, { time: 'later' })];
		expect(toSeal([...some, ...rows(9, month, { course: 'b' })], [], '2026-02')).toEqual([]);
		expect(told(toSeal([...some, ...rows(10, month, { course: 'b' })], [], '2026-02'))).toEqual([
			'2026-01: 10'
		]);
	});
});

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const someRows = fc
	.array(
		fc.record({
			month: fc.constantFrom(...MONTHS.slice(0, 5)),
			course: fc.constantFrom('a', 'b'),
			time: fc.constantFrom('first' as const, 'later' as const, 'together' as const),
			did: fc.constantFrom('knock', 'wait')
		}),
		{ maxLength: 120 }
	)
	.map((list) =>
		list.map(({ did, month, ...rest }, n) =>
			row(`r${n}`, month, { ...rest, cells: [did === 'knock' ? 0 : 1] })
		)
	);

/** A store whose sealing is one transaction: the name of a seal is taken once, and its rows go with it. */
class Store {
	rows: Row[] = [];
	seals: Seal[] = [];
	seal(seal: Seal): boolean {
		const name = (one: Seal) => seriesKey(one.series) + one.month;
		if (this.seals.some((one) => name(one) === name(seal))) return false;
		this.seals.push(seal);
		this.rows = this.rows.filter(({ receipt }) => !seal.receipts.includes(receipt));
		return true;
	}
}

/** Month by month: rows come in, and at each turn some processes decide and seal until they are killed. */
function live(all: readonly Row[], turns: (month: string, store: Store) => void): Store {
	const store = new Store();
	for (const month of MONTHS) {
		turns(month, store);
		store.rows.push(...all.filter((one) => one.month === month));
	}
	return store;
}

const straight = (month: string, store: Store) => {
	for (const seal of toSeal(store.rows, store.seals, month)) store.seal(seal);
};

describe('batches, whatever comes in', () => {
	it('hold every row exactly once, or it waits; each at least ten, of one series', () => {
		fc.assert(
			fc.property(someRows, (all) => {
				const { seals, rows: waiting } = live(all, straight);
				const placed = [
					...seals.flatMap(({ receipts }) => receipts),
					...waiting.map((r) => r.receipt)
				];
				expect(placed.sort()).toEqual(all.map(({ receipt }) => receipt).sort());
				for (const { series, month, receipts } of seals) {
					expect(receipts.length).toBeGreaterThanOrEqual(10);
					const inside = all.filter(({ receipt }) => receipts.includes(receipt));
					expect(new Set(inside.map(seriesKey))).toEqual(new Set([seriesKey(series)]));
					expect(inside.every((one) => one.month <= month)).toBe(true);
				}
			})
		);
	});

	it('come out the same when a process is killed after any number of seals and begins again', () => {
		fc.assert(
			fc.property(someRows, fc.array(fc.nat(3), { maxLength: 12 }), (all, kills) => {
				const left = [...kills];
				const killed = live(all, (month, store) => {
					for (let most = left.shift(); most !== undefined; most = left.shift()) {
						for (const seal of toSeal(store.rows, store.seals, month).slice(0, most))
							store.seal(seal);
						if (most === 0) break;
					}
					straight(month, store);
				});
				expect(sorted(killed.seals)).toEqual(sorted(live(all, straight).seals));
			})
		);
	});

	it('come out the same when two processes decide on what they read before', () => {
		fc.assert(
			fc.property(someRows, fc.infiniteStream(fc.boolean()), (all, who) => {
				const two = live(all, (month, store) => {
					const decide = () => toSeal(store.rows, store.seals, month);
					const [one, other] = [decide(), decide()];
					expect(other).toEqual(one);
					while (one.length + other.length > 0) {
						const [first, second] = who.next().value ? [one, other] : [other, one];
						const seal = first.shift() ?? second.shift();
						if (seal) store.seal(seal);
					}
				});
				expect(sorted(two.seals)).toEqual(sorted(live(all, straight).seals));
			})
		);
	});

	it('depend neither on the order of rows nor on what was chosen', () => {
		fc.assert(
			fc.property(someRows, fc.nat(), (all, turn) => {
				const other = all
					.map((one) => ({ ...one, cells: [] }))
					.map((_, n, list) => list[(n + turn) % list.length] ?? row('', ''));
				const [now = ''] = MONTHS.slice(-1);
				expect(toSeal(other, [], now)).toEqual(toSeal(all, [], now));
			})
		);
	});

	it('come out the same when months passed before anybody decided', () => {
		fc.assert(
			fc.property(someRows, (all) => {
				const late = toSeal(all, [], MONTHS.at(-1) ?? '');
				expect(sorted(late)).toEqual(sorted(live(all, straight).seals));
			})
		);
	});
});

function sorted(seals: readonly Seal[]): string[] {
	return seals.map((seal) => JSON.stringify(seal)).sort();
}
