import type { Goal } from './goals';
import type { Results } from './results';

const NAMES = { banso: 'Bansō', limit: 'limit (hand-written)', inkjs: 'inkjs' };
const ms = (time: number) => (Number.isFinite(time) ? String(Math.round(time)) : 'lost');
const short = (time: number) => time.toFixed(1);
const kib = (bytes: number) => (bytes / 1024).toFixed(1);

/** The results as tables in plain words. */
export function tables({ load, press, walk }: Results): string {
	const parts: string[] = [];
	for (const profile of ['full', 'slowed'] as const) {
		const speed =
			profile === 'full' ? 'full speed' : 'processor 6 × slower, 1.6 Mbit/s, 150 ms round trip';
		const loads = load?.filter((row) => row.profile === profile) ?? [];
		if (loads.length > 0) {
			parts.push(
				`\nFrom opening the page, nothing in the cache, ${speed} (ms; medians of ${loads[0]?.rounds} rounds)`,
				table(
					[
						'',
						'scenes',
						'stories',
						'readable',
						'one press answered',
						'pressing on answered',
						'KiB',
						'of it JavaScript',
						'requests',
						'presses lost'
					],
					loads.map((row) => [
						NAMES[row.who],
						row.scenes,
						row.stories,
						ms(row.readable),
						ms(row.answered),
						ms(row.repeated),
						kib(row.bytes),
						kib(row.script),
						Math.round(row.requests),
						row.lost
					])
				)
			);
		}
		const presses = press?.filter((row) => row.profile === profile) ?? [];
		if (presses.length > 0) {
			parts.push(
				`\nFrom the press to what follows, ${profile === 'full' ? speed : 'processor 6 × slower'} (ms; medians of ${presses[0]?.rounds} rounds)`,
				table(
					[
						'',
						'scenes',
						'choice painted',
						'p95',
						'still',
						'work',
						'next painted',
						'p95',
						'still',
						'work',
						'heap MiB'
					],
					presses.map(({ who, scenes, choice, next, heap }) => [
						NAMES[who],
						scenes,
						...[choice, next].flatMap((times) =>
							[times.painted, times.p95, times.still, times.work].map(short)
						),
						(heap / 1024 ** 2).toFixed(1)
					])
				)
			);
		}
	}
	if (walk) {
		parts.push(
			'\nWalking every configuration of a story (ms)',
			table(
				['', 'scenes', 'choices', 'configurations', 'edges', 'walk', 'measure'],
				walk.map((row) => [
					row.story,
					row.scenes,
					row.choices,
					row.configurations,
					row.edges,
					ms(row.walk),
					row.measure === undefined ? '' : ms(row.measure)
				])
			)
		);
	}
	return parts.join('\n');
}

/** The goals, each with its figure and whether it is met. */
export function verdict(goals: Goal[]): string {
	const met = goals.filter((goal) => goal.met).length;
	return [
		'\nGoals',
		table(
			['', '', ''],
			goals.map(({ goal, figure, met }) => [met ? '✓ met' : '✗ not met', goal, figure])
		),
		'',
		`${met} passed, ${goals.length - met} failed`
	].join('\n');
}

/** A table; columns of numbers are set flush right. */
export function table(head: string[], rows: (string | number)[][]): string {
	const all = [head, ...rows.map((row) => row.map(String))];
	const widths = head.map((_, n) => Math.max(...all.map((row) => row[n]?.length ?? 0)));
	const numeric = head.map((_, n) => rows.every((row) => /^[\d.]*$|^lost$/.test(String(row[n]))));
	return all
		.filter((row) => row.some((cell) => cell !== ''))
		.map((row) => {
			const cells = row.map((cell, n) => {
				return numeric[n] ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[n] ?? 0);
			});
			return `  ${cells.join('  ').trimEnd()}`;
		})
		.join('\n');
}
