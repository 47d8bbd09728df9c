import type { Program, Test } from '../program';
import { list } from '../program';
import type { Condition, Item } from '../schema';
import { DANGERS } from '../schema';
import type { Path } from '../source';
import { at, type Check, type Subject } from '../subject';
import type { Problem } from '../problem';

/** Ids that name nothing, and scenes without a way on. */
export const references: Check = {
	name: 'references',
	run(subject) {
		const { script, references: known } = subject;
		const problems: Problem[] = [];
		const places = new Set([...Object.keys(script.scenes), ...Object.keys(script.endings)]);
		const choices = new Set(Object.values(script.scenes).flatMap((scene) => Object.keys(scene.choices ?? {})));
		const unknown = (what: string, id: string, path: Path, among: Iterable<string>) =>
			problems.push(
				at(subject, path, {
					code: 'unknown-id',
					message: `There is no ${what} "${id}".`,
					hint: `Correct the id${nearest(id, among)}, or add the ${what}.`
				})
			);
		const one = (what: string, id: string, path: Path, among: Set<string>) => {
			if (!among.has(id)) unknown(what, id, path, among);
		};
		const sets = {
			people: new Set(Object.keys(script.people)),
			ties: new Set(Object.keys(script.ties)),
			marks: new Set(Object.keys(script.marks)),
			principles: new Set(Object.keys(known.principles.principles)),
			opinions: new Set(Object.values(known.committee.rows).flatMap((row) => Object.keys(row.opinions)))
		};

		const condition = (c: Condition | undefined, path: Path): void => {
			if (c === undefined) return;
			if (typeof c === 'string') return one('mark', c, path, sets.marks);
			if ('mark' in c) return one('mark', c.mark, [...path, 'mark'], sets.marks);
			if ('not' in c) return condition(c.not, [...path, 'not']);
			if ('all' in c) return c.all.forEach((inner, n) => condition(inner, [...path, 'all', n]));
			if ('any' in c) return c.any.forEach((inner, n) => condition(inner, [...path, 'any', n]));
			one('tie', c.tie, [...path, 'tie'], sets.ties);
			for (const end of ['from', 'upto'] as const) if (c[end]) level(c.tie, c[end], [...path, end]);
		};
		const level = (tie: string, name: string, path: Path) => {
			const levels = script.ties[tie]?.levels;
			if (levels && !levels.includes(name)) unknown('level', name, path, levels);
		};
		const road = (to: unknown, path: Path) => {
			if (typeof to === 'string') return one('scene or ending', to, path, places);
			if (!Array.isArray(to)) return;
			to.forEach((branch: { to: string; when?: Condition; unless?: Condition }, n) => {
				one('scene or ending', branch.to, [...path, n, 'to'], places);
				condition(branch.when, [...path, n, 'when']);
				condition(branch.unless, [...path, n, 'unless']);
			});
		};
		const effects = (from: { moves?: Record<string, string> | undefined; marks?: string | string[] | undefined }, path: Path) => {
			for (const [tie, move] of Object.entries(from.moves ?? {})) {
				one('tie', tie, [...path, 'moves', tie], sets.ties);
				if (move !== 'up' && move !== 'down') level(tie, move, [...path, 'moves', tie]);
			}
			list(from.marks ?? []).forEach((mark) => one('mark', mark, [...path, 'marks'], sets.marks));
		};
		const items = (text: Item[], path: Path): void => {
			text.forEach((item, n) => {
				if (typeof item === 'string') return;
				if ('text' in item && Array.isArray(item.text)) {
					if ('echo' in item) condition(item.echo as Condition, [...path, n, 'echo']);
					else {
						condition(item.when as Condition | undefined, [...path, n, 'when']);
						condition(item.unless as Condition | undefined, [...path, n, 'unless']);
					}
					return items(item.text, [...path, n, 'text']);
				}
				for (const who of Object.keys(item)) one('person', who, [...path, n, who], sets.people);
			});
		};
		const missing = (path: Path, message: string, hint: string) =>
			problems.push(at(subject, path, { code: 'incomplete', message, hint }, 'key'));

		const entry = known.casebook.entries.find((e) => e.number === script.about.casebook);
		if (script.about.casebook !== undefined && !entry) {
			unknown('casebook entry', script.about.casebook, ['about', 'casebook'], known.casebook.entries.map((e) => e.number));
		}
		const sections = new Set(entry?.sections.map((s) => s.ja) ?? []);
		script.about.sections?.forEach((name, n) => one('section of that entry', name, ['about', 'sections', n], sections));
		script.principles.forEach((id, n) => one('principle', id, ['principles', n], sets.principles));
		for (const [id, tie] of Object.entries(script.ties)) {
			for (const end of ['from', 'to'] as const) if (tie[end]) one('person', tie[end], ['ties', id, end], sets.people);
			if (tie.of && tie.of !== 'home') one('person', tie.of, ['ties', id, 'of'], sets.people);
			if (!tie.of && !(tie.from && tie.to)) missing(['ties', id], `The tie "${id}" joins nobody.`, 'Give it `from` and `to`, or `of`.');
			if (tie.of && !tie.name) missing(['ties', id], `The condition "${id}" has no name.`, 'Add `name:`, as it is shown on the map.');
			if (tie.start) level(id, tie.start, ['ties', id, 'start']);
			if (tie.lines && tie.lines.length !== tie.levels.length) missing(['ties', id, 'lines'], 'There must be one line for each level.', 'List as many lines as levels.');
		}
		for (const [id, sheet] of Object.entries(script.sheets ?? {})) {
			one('person', sheet.of, ['sheets', id, 'of'], sets.people);
			for (const [name, e] of Object.entries(sheet.entries)) {
				condition(e.when, ['sheets', id, 'entries', name, 'when']);
				condition(e.unless, ['sheets', id, 'entries', name, 'unless']);
			}
		}
		if (script.same) {
			condition(script.same.when, ['same', 'when']);
			const entries = Object.entries(script.sheets ?? {}).flatMap(([id, s]) => Object.keys(s.entries).map((e) => `${id}.${e}`));
			script.same.entries.forEach((name, n) => one('entry of a sheet', name, ['same', 'entries', n], new Set(entries)));
		}
		for (const [id, scene] of Object.entries(script.scenes)) {
			const here = ['scenes', id] as const;
			if (scene.basis !== 'invented') one('section of the casebook entry', scene.basis, [...here, 'basis'], sections);
			scene.teaches?.forEach((opinion, n) => one('opinion', opinion, [...here, 'teaches', n], sets.opinions));
			items(scene.text, [...here, 'text']);
			effects(scene, here);
			road(scene.to, [...here, 'to']);
			if (scene.skip) {
				effects(scene.skip, [...here, 'skip']);
				road(scene.skip.to, [...here, 'skip', 'to']);
			}
			if (scene.caution && !scene.skip) missing([...here, 'caution'], `"${id}" is announced but cannot be skipped.`, 'Add `skip:` with a neutral `text` and a `to`.');
			if (scene.caution && !script.cautions?.includes(scene.caution)) missing([...here, 'caution'], `The story does not announce "${scene.caution}".`, 'Add it to `cautions` at the top.');
			if (scene.caution && scene['safety-check']) missing([...here, 'safety-check'], 'A safety check cannot be a scene that is skipped.', 'Put the safety check into a scene of its own, without a caution.');
			scene.reflection?.between.forEach((p, n) => one('principle', p, [...here, 'reflection', 'between', n], sets.principles));
			const options = Object.entries(scene.choices ?? {});
			if (options.length === 0 && scene.to === undefined) missing(here, `"${id}" leads nowhere.`, 'Add `to:` with the id of the next scene or of an ending.');
			if (options.length > 0 && !scene.ask) missing(here, `The decision "${id}" asks nothing.`, 'Add `ask:`.');
			for (const [name, choice] of options) {
				const there = [...here, 'choices', name] as const;
				if ((choice.say === undefined) === (choice.do === undefined)) missing(there, `"${name}" needs either \`say\` or \`do\`.`, 'Write what is said, or what is done, not both.');
				if (choice.to === undefined && scene.to === undefined) missing(there, `"${name}" leads nowhere.`, 'Add `to:` with the id of the next scene or of an ending.');
				condition(choice.when, [...there, 'when']);
				condition(choice.unless, [...there, 'unless']);
				effects(choice, there);
				road(choice.to, [...there, 'to']);
				if (typeof choice.then !== 'string') items(choice.then, [...there, 'then']);
				for (const part of ['keeps', 'strains'] as const) list(choice[part] ?? []).forEach((p) => one('principle', p, [...there, part], sets.principles));
				list(choice.repairs ?? []).forEach((c) => one('choice', c, [...there, 'repairs'], choices));
			}
		}
		for (const [id, ending] of Object.entries(script.endings)) items(ending.text, ['endings', id, 'text']);
		return problems;
	}
};

/** Whether a story announces danger to life. */
export function isDangerous({ script }: Subject): boolean {
	return (script.cautions ?? []).some((caution) => DANGERS.includes(caution));
}

/** Marks and ties that a test asks for in the affirmative. */
export function asksFor(test: Test): { marks: string[]; ties: string[] } {
	if ('mark' in test) return { marks: [test.mark], ties: [] };
	if ('tie' in test) return { marks: [], ties: [test.tie] };
	if ('not' in test) return { marks: [], ties: [] };
	const parts = ('all' in test ? test.all : test.any).map(asksFor);
	return { marks: parts.flatMap((p) => p.marks), ties: parts.flatMap((p) => p.ties) };
}

/** Every item of a scene or ending that shows only under a test, with the test of its surroundings. */
export function gatedItems(program: Program): { place: string; key: string; test: Test; echo: boolean; after?: string }[] {
	const found: { place: string; key: string; test: Test; echo: boolean; after?: string }[] = [];
	type Items = Program['scenes'][string]['text'];
	const collect = (place: string, items: Items, base: string, outer: Test[], after?: string): void =>
		items.forEach((item, n) => {
			if (!('if' in item)) return;
			const tests = [...outer, item.if];
			const test: Test = tests.length > 1 ? { all: tests } : item.if;
			found.push({ place, key: `${base}.${n}`, test, echo: item.echo ?? false, ...(after ? { after } : {}) });
			collect(place, item.items, `${base}.${n}.text`, tests, after);
		});
	for (const [id, scene] of Object.entries(program.scenes)) {
		collect(id, scene.text, `scenes.${id}.text`, []);
		for (const [name, choice] of Object.entries(scene.choices)) collect(id, choice.then, `scenes.${id}.choices.${name}.then`, [], name);
	}
	for (const [id, ending] of Object.entries(program.endings)) collect(id, ending.text, `endings.${id}.text`, []);
	return found;
}

function nearest(id: string, among: Iterable<string>): string {
	const candidates = [...among].filter((name) => name.startsWith(id.slice(0, 3)) || name.endsWith(id.slice(-4)));
	return candidates.length > 0 ? ` (perhaps ${candidates.slice(0, 3).map((c) => `"${c}"`).join(', ')})` : '';
}
