import type { Page } from '@playwright/test';
import { openDatabase } from '../../src/lib/server/database/open';
import type { Db } from '../../src/lib/server/database/tables';
import { writeName } from '../../src/lib/review/release-name';
import type { Release } from '../../src/lib/review/release';
import { invent, sow, sowCourse, sowTrainer, sowWritten, type Sown } from '../seeds/releases';
import { CHAIRS, TEA, UNTOLD } from '../seeds/named';
import { storyKept } from '../seeds/stories';
import { startServer, welcome, type Served } from './trainers.steps';

/** The hash of the version before the last edit. */
export const BEFORE = '0123456789abcdef';

/** What lies in the course, as it was sealed. */
export const SOWN = {
	first: { course: 'ours', scenario: TEA, time: 'first', month: '2026-11', people: 23 },
	later: { course: 'ours', scenario: TEA, time: 'later', month: '2026-11', people: 14, seed: 3 },
	together: {
		course: 'ours',
		scenario: TEA,
		time: 'together',
		month: '2026-12',
		people: 23,
		seed: 5
	},
	before: { course: 'ours', scenario: TEA, time: 'first', month: '2026-10', people: 14, seed: 2 },
	chairs: {
		course: 'ours',
		scenario: CHAIRS,
		time: 'first',
		month: '2026-11',
		people: 38,
		seed: 21
	},
	also: { course: 'also', scenario: TEA, time: 'first', month: '2026-11', people: 14, seed: 9 }
} as const satisfies Record<string, Sown>;

/** What a release is called in an address. */
export const keyOf = (which: keyof typeof SOWN, hash = storyKept(SOWN[which].scenario).hash) =>
	writeName({ ...SOWN[which], hash });

/** A server with two courses of the trainer on the page, and one of somebody else. */
export async function reviewing(
	page: Page,
	lang: string
): Promise<{ served: Served; releases: Record<keyof typeof SOWN, Release>; db: Db }> {
	const served = await startServer({ env: { BANSO_MONTH: '2027-01' } });
	await welcome(
		page,
		lang === 'ja' ? served.link : served.link.replace('/trainers', '/en/trainers')
	);
	const db = await openDatabase({ folder: served.folder });
	const { id } = await db.selectFrom('user').select('id').executeTakeFirstOrThrow();
	await sowTrainer(db, 'stranger');
	const course = { stories: [TEA, CHAIRS, UNTOLD] };
	const ours = { id: 'ours', name: '令和8年度 新任相談員研修', code: 'KOMA-742', ...course };
	const also = { id: 'also', name: '民生委員のつどい', code: 'SUZU-318', ...course };
	await sowCourse(db, ours, { [id]: 'owner' });
	await sowCourse(db, also, { [id]: 'trainer' });
	await sowCourse(db, { ...ours, id: 'theirs', code: 'MURA-555' }, { stranger: 'owner' });
	const releases = {} as Record<keyof typeof SOWN, Release>;
	for (const key of ['first', 'later', 'together', 'chairs', 'also'] as const) {
		releases[key] = await sow(db, SOWN[key]);
	}
	await sow(db, { ...SOWN.first, course: 'theirs' });
	releases.before = await sowBefore(db);
	await sowWritten(db, 'ours', TEA, '2026-11', [
		{ scene: 'june', text: 'お湯がわくまで待つのが、いちばんむずかしかったです。' },
		{ scene: 'december', text: '=HYPERLINK("http://example.org")' },
		{ scene: 'june', text: '＝むかしのことを、思い出しました。' },
		{ scene: 'june', text: '自分の親のこと、\n思い出しました。' }
	]);
	return { served, releases, db };
}

/** A release of the story as it was before an edit, which had one scene fewer. */
async function sowBefore(db: Db): Promise<Release> {
	const story = storyKept(TEA);
	const declared = {
		decisions: story.declared.decisions.filter(({ scene }) => scene !== 'february'),
		moments: story.declared.moments.filter(({ scene }) => scene !== 'february')
	};
	await db
		.insertInto('story_version')
		.values({
			scenario: TEA,
			hash: BEFORE,
			program: JSON.stringify(story.program),
			declared: JSON.stringify(declared),
			words: JSON.stringify(story.words)
		})
		.execute();
	const told = invent(SOWN.before);
	return sow(db, SOWN.before, {
		...told,
		series: { ...told.series, hash: BEFORE },
		tables: told.tables.filter(({ scene }) => scene !== 'february'),
		flows: told.flows.filter(({ to }) => to !== 'february')
	});
}

/** Every number on the page, by column and decision: `<scene> <did+did> <people>`. */
export function cellsOn(page: Page, column: string): Promise<string[]> {
	return page.locator(`[data-column="${column}"] [data-cell]`).evaluateAll((cells) =>
		cells.map((cell) => {
			const { cell: did, people } = (cell as HTMLElement).dataset;
			const { table } = cell.closest<HTMLElement>('[data-table]')?.dataset ?? {};
			const [seen] = /\d+/.exec(cell.querySelector('td')?.textContent ?? '') ?? [];
			return `${table} ${did} ${people === seen ? seen : 'differs'}`;
		})
	);
}

/** The same, of what was sealed. */
export function cellsIn({ tables }: Release): string[] {
	return tables.flatMap(({ scene, groups }) =>
		groups === 'withheld'
			? []
			: groups.map(({ did, people }) => `${scene} ${did.join('+')} ${people}`)
	);
}
