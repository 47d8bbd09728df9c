import type { LoadRow, PressRow, Results } from './results';

/** Something the project wants to be true, beside the figure. */
export interface Goal {
	goal: string;
	figure: string;
	met: boolean;
}

const ms = (time: number) => `${Math.round(time)} ms`;
const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;

/** Holds results against the goals; what was not measured is not judged. */
export function judge({ load = [], press = [], walk = [] }: Results): Goal[] {
	return [...judgeLoad(load), ...judgePress(press), ...judgeWalk(walk)];
}

function judgeLoad(rows: LoadRow[]): Goal[] {
	const find = (who: LoadRow['who'], scenes: number, stories = 1) =>
		rows.find((row) => {
			const same = row.who === who && row.scenes === scenes && row.stories === stories;
			return same && row.profile === 'slowed';
		});
	const ours = find('banso', 12);
	return [
		...ratio(
			'First scene readable, slowed: 1.2 × the limit or better',
			ours,
			find('limit', 12),
			1.2,
			'readable'
		),
		...ratio(
			'First choice answers, slowed: 1.5 × inkjs or better',
			ours,
			find('inkjs', 12),
			1.5,
			'answered'
		),
		...(ours
			? [
					goal('JavaScript until then: 64 KiB or less', kib(ours.script), ours.script <= 65_536),
					lost(rows.filter(({ who }) => who === 'banso'))
				]
			: []),
		// “The same”: what is left is the noise between two medians.
		...ratio(
			'First choice with 16 stories: as with 2',
			find('banso', 12, 16),
			find('banso', 12, 2),
			1.05,
			'answered'
		),
		...ratio(
			'First choice at 120 scenes: 1.2 × of 12 or better',
			find('banso', 120),
			ours,
			1.2,
			'answered'
		)
	];
}

function lost(rows: LoadRow[]): Goal {
	const count = rows.reduce((all, row) => all + row.lost, 0);
	const of = rows.reduce((all, row) => all + row.rounds, 0);
	return goal(
		'A press before the page is ready is never lost',
		`${count} of ${of} lost`,
		count === 0
	);
}

function ratio(
	name: string,
	row: LoadRow | undefined,
	to: LoadRow | undefined,
	most: number,
	field: 'readable' | 'answered'
): Goal[] {
	if (!row || !to) return [];
	const [a, b] = [row[field], to[field]];
	const times = (a / b).toFixed(2);
	return [goal(name, `${ms(a)} against ${ms(b)}: ${times} ×`, a <= most * b)];
}

function judgePress(rows: PressRow[]): Goal[] {
	return [12, 120, 1200].flatMap((scenes) => {
		const find = (who: string) =>
			rows.find((row) => row.who === who && row.scenes === scenes && row.profile === 'full');
		const [ours, ink] = [find('banso'), find('inkjs')];
		if (!ours || !ink) return [];
		const [a, b] = [ours.choice.painted, ink.choice.painted];
		const figure = `${ms(a)} against ${ms(b)}: ${(a / b).toFixed(2)} ×`;
		return [
			goal(`Choice to painted, ${scenes} scenes: 1.2 × inkjs or better`, figure, a <= 1.2 * b)
		];
	});
}

/** A flagship has 25 scenes and 30 choices or more; generated stories are none. */
function judgeWalk(rows: NonNullable<Results['walk']>): Goal[] {
	return rows
		.filter(({ story, scenes, choices }) => {
			return !story.startsWith('generated') && scenes >= 25 && choices >= 30;
		})
		.map(({ story, configurations, walk }) =>
			goal(
				`${story} walked whole in 2 s or less`,
				`${configurations.toLocaleString('en')} configurations in ${ms(walk)}`,
				walk <= 2000
			)
		);
}

function goal(name: string, figure: string, met: boolean): Goal {
	return { goal: name, figure, met };
}
