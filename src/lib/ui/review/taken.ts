import Papa from 'papaparse';
import type { Lang } from '$lib/scenario/languages';
import type { Column } from '$lib/review/column';
import type { Shown, ShownAct } from './shown';
import { monthIn } from '$lib/ui/months';
import { askOf } from './written-of';

type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Reflections of one month, by scene. */
export interface ShownWritten {
	month: string;
	/** `ask` is undefined where the question is in none of the versions shown, or not told (`scene` is empty then). */
	scenes: { scene: string; ask: string | undefined; texts: string[] }[];
}

/** What a page shows, all of it. */
export interface Taking {
	/** Title of the story. */
	story: string;
	columns: Column[];
	shown: Shown;
	written: ShownWritten[];
}

/** What spreadsheets take for a formula at the beginning of a cell; in wide letters, too, as Excel in Japan does. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠\t\r].*$/su;

/**
 * What a page shows as a table for spreadsheets, and nothing else: one line for each number and each reflection on it.
 * Something withheld has its sentence in place of an answer, and no number.
 *
 * It begins with a byte order mark, without which Excel in Japan takes it for Shift_JIS; and what could be a formula is
 * made a text (owasp.org/www-community/attacks/CSV_Injection), since reflections are written by anybody.
 */
export function toCsv(taking: Taking, lang: Lang, t: Translate): string {
	const fields = [
		'course',
		'story',
		'time',
		'month',
		'all',
		'part',
		'scene',
		'ask',
		'answer',
		'people'
	];
	const data = linesOf(taking, lang, t);
	const csv = Papa.unparse(
		{ fields: fields.map((field) => t(`csv-${field}`)), data },
		{ escapeFormulae: FORMULA, newline: '\r\n' }
	);
	return `\uFEFF${csv}\r\n`;
}

function linesOf({ story, columns, shown, written }: Taking, lang: Lang, t: Translate) {
	const say = (acts: readonly ShownAct[]) =>
		acts.map(({ letter, words }) => (letter ? `${letter} ${words}` : words)).join(' / ');
	const lines: (string | number)[][] = [];
	for (const [at, { course = '', release, version }] of columns.entries()) {
		const { series, month, people } = release;
		const base = [course, story, t(`time-${series.time}`), month && monthIn(lang, month), people];
		const asks = new Map(version.scenes.map(({ scene, ask }) => [scene, ask]));
		for (const { scene, tables } of shown.decisions) {
			const table = tables[at];
			if (!table) continue;
			const line = [...base, t('part-decision'), scene, table.ask];
			if (table.groups === 'withheld') lines.push([...line, t('withheld'), '']);
			else for (const { acts, people: n } of table.groups) lines.push([...line, say(acts), n]);
		}
		for (const { from, to, cells } of shown.flows[at] ?? []) {
			const asked = [from, to].map((scene) => asks.get(scene) ?? scene).join(' → ');
			const line = [...base, t('part-flow'), `${from} → ${to}`, asked];
			if (cells === 'withheld') lines.push([...line, t('withheld'), '']);
			else {
				for (const { from: a, to: b, people: n } of cells)
					lines.push([...line, `${say(a)} → ${say(b)}`, n]);
			}
		}
		for (const { scene, tables } of shown.decisions) {
			for (const { name, people: n } of tables[at]?.strained ?? [])
				lines.push([...base, t('part-tension'), scene, tables[at]?.ask ?? '', name, n]);
		}
	}
	for (const { month, scenes } of written) {
		for (const { scene, ask, texts } of scenes) {
			const base = ['', story, '', monthIn(lang, month), '', t('part-written'), scene];
			for (const text of texts) lines.push([...base, askOf({ scene, ask }, t), text, '']);
		}
	}
	return lines;
}

/** What a page shows, for programs: the same numbers and words, and nothing else. */
export function toJson({ story, columns, shown, written }: Taking): string {
	const releases = columns.map(({ course, release, version }, at) => ({
		...(course === undefined ? {} : { course }),
		story,
		scenario: version.scenario,
		version: version.hash,
		time: release.series.time,
		month: release.month,
		people: release.people,
		decisions: shown.decisions.flatMap(({ scene, tables }) => {
			const table = tables[at];
			if (!table) return [];
			const { ask, groups, strained } = table;
			return [{ scene, ask, groups, strained }];
		}),
		flows: shown.flows[at] ?? []
	}));
	return `${JSON.stringify({ format: 'banso-review', version: 1, releases, written }, null, '\t')}\n`;
}
