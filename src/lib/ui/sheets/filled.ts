import { holds, type Standing } from '$lib/machine/standing';
import type { Program } from '$lib/scenario/program';
import { ROWS, type Row } from '$lib/scenario/vocabulary';

/** Something heard, written on a sheet. */
export interface Entry {
	id: string;
	/** Key of its text. */
	key: string;
	/** Whether the same words stand on the other sheet. */
	tied: boolean;
}

/** A sheet of paper as far as it is written. */
export interface Sheet {
	id: string;
	/** Key of its title. */
	title: string;
	/** Blank lines say nothing of how much there is to hear: a short row has two lines, a longer one a line to spare. */
	rows: { row: Row; entries: Entry[]; blanks: number }[];
}

/**
 * The sheets of a story as they are written where it stands.
 * @returns the sheets, and whether the words they share have been found.
 */
export function filled(program: Program, standing: Standing): { sheets: Sheet[]; same: boolean } {
	const shows = (path: string) => {
		const [sheet = '', entry = ''] = path.split('.');
		const found = program.sheets[sheet]?.entries[entry];
		return found !== undefined && holds(found.if, standing);
	};
	const { same } = program;
	const found = same !== undefined && holds(same.if, standing) && same.entries.every(shows);
	const sheets = Object.entries(program.sheets).map(([id, sheet]): Sheet => {
		const written = Object.entries(sheet.entries).filter(([name]) => shows(`${id}.${name}`));
		const rows = ROWS.map((row) => {
			const entries = written
				.filter(([, entry]) => entry.row === row)
				.map(([name]) => ({
					id: name,
					key: `sheets.${id}.entries.${name}.text`,
					tied: found && same.entries.includes(`${id}.${name}`)
				}));
			return { row, entries, blanks: Math.max(1, 2 - entries.length) };
		});
		return { id, title: `sheets.${id}.title`, rows };
	});
	return { sheets, same: found };
}
