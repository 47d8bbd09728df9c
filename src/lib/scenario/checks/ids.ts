import type { Problem } from '../problem';
import type { Condition, Item, Road, Script } from '../schema';
import type { Path } from '../source';
import { at, type Subject } from '../subject';

interface Moved {
	moves?: Record<string, string> | undefined;
	marks?: string | string[] | undefined;
}

/**
 * Questions to a script about its ids: does this one name something? What does not is reported.
 * Each question takes what stands in the script and where it stands.
 */
export function idsOf(subject: Subject) {
	const { script, references: known } = subject;
	const problems: Problem[] = [];
	const scenes = Object.values(script.scenes);
	const sets = {
		place: new Set([...Object.keys(script.scenes), ...Object.keys(script.endings)]),
		choice: new Set(scenes.flatMap((scene) => Object.keys(scene.choices ?? {}))),
		person: new Set(Object.keys(script.people)),
		tie: new Set(Object.keys(script.ties)),
		mark: new Set(Object.keys(script.marks)),
		principle: new Set(Object.keys(known.principles.principles)),
		opinion: new Set(Object.values(known.committee.rows).flatMap((r) => Object.keys(r.opinions))),
		entry: new Set(sheetEntries(script))
	};
	const called = { place: 'scene or ending', entry: 'entry of a sheet' } as Record<string, string>;

	/** One id that must be among those of a kind. */
	const one = (kind: keyof typeof sets, id: string, path: Path) =>
		among(called[kind] ?? kind, id, path, sets[kind]);

	/** One id or a list of them. */
	const each = (kind: keyof typeof sets, ids: string | string[] | undefined, path: Path) => {
		if (typeof ids === 'string') one(kind, ids, path);
		else ids?.forEach((id, n) => one(kind, id, [...path, n]));
	};

	/** An id that must be among some others, which are named `what`. */
	const among = (what: string, id: string, path: Path, all: Set<string>) => {
		if (all.has(id)) return;
		const hint = `Correct the id${nearest(id, all)}, or add the ${what}.`;
		const message = `There is no ${what} "${id}".`;
		problems.push(at(subject, path, { code: 'unknown-id', message, hint }));
	};

	/** Something that must stand beside an id for it to mean anything. */
	const incomplete = (path: Path, message: string, hint: string) =>
		problems.push(at(subject, path, { code: 'incomplete', message, hint }, 'key'));

	const level = (tie: string, name: string, path: Path) => {
		const levels = script.ties[tie]?.levels;
		if (levels) among('level', name, path, new Set(levels));
	};

	const condition = (c: Condition | undefined, path: Path): void => {
		if (c === undefined) return;
		if (typeof c === 'string') return one('mark', c, path);
		if ('mark' in c) return one('mark', c.mark, [...path, 'mark']);
		if ('not' in c) return condition(c.not, [...path, 'not']);
		if ('all' in c) return c.all.forEach((inner, n) => condition(inner, [...path, 'all', n]));
		if ('any' in c) return c.any.forEach((inner, n) => condition(inner, [...path, 'any', n]));
		one('tie', c.tie, [...path, 'tie']);
		for (const end of ['from', 'upto'] as const) {
			if (c[end] !== undefined) level(c.tie, c[end], [...path, end]);
		}
	};

	const gate = (
		g: { when?: Condition | undefined; unless?: Condition | undefined },
		path: Path
	) => {
		condition(g.when, [...path, 'when']);
		condition(g.unless, [...path, 'unless']);
	};

	const road = (to: Road | undefined, path: Path) => {
		if (typeof to === 'string') return one('place', to, path);
		to?.forEach((branch, n) => {
			one('place', branch.to, [...path, n, 'to']);
			gate(branch, [...path, n]);
		});
	};

	const effects = ({ moves, marks }: Moved, path: Path) => {
		for (const [tie, move] of Object.entries(moves ?? {})) {
			const here = [...path, 'moves', tie];
			one('tie', tie, here);
			if (move !== 'up' && move !== 'down') level(tie, move, here);
		}
		each('mark', marks, [...path, 'marks']);
	};

	const items = (text: Item[], path: Path): void =>
		text.forEach((item, n) => {
			const here = [...path, n];
			if (typeof item === 'string') return;
			if ('text' in item && Array.isArray(item.text)) {
				if ('echo' in item) condition(item.echo, [...here, 'echo']);
				else gate(item, here);
				return items(item.text, [...here, 'text']);
			}
			for (const who of Object.keys(item)) one('person', who, [...here, who]);
		});

	return { problems, one, each, among, incomplete, level, condition, gate, road, effects, items };
}

export type Ids = ReturnType<typeof idsOf>;

function sheetEntries({ sheets }: Script): string[] {
	return Object.entries(sheets ?? {}).flatMap(([id, sheet]) =>
		Object.keys(sheet.entries).map((entry) => `${id}.${entry}`)
	);
}

function nearest(id: string, all: Iterable<string>): string {
	const alike = [...all].filter(
		(name) => name.startsWith(id.slice(0, 3)) || name.endsWith(id.slice(-4))
	);
	const some = alike.slice(0, 3).map((name) => `"${name}"`);
	return some.length > 0 ? ` (perhaps ${some.join(', ')})` : '';
}
