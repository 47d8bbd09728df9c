import type {
	ChoiceNode,
	Effects,
	ItemNode,
	Program,
	RoadNode,
	SceneNode,
	Test,
	TieNode
} from './program';
import type { Condition, Item, Line, Road, Script, ScriptChoice, ScriptScene } from './schema';

/**
 * Turn a script into its program.
 * @param script a script that passed the schema; unknown ids are left in place for the checks to report.
 */
export function toProgram(script: Script): Program {
	const program: Program = {
		start: Object.keys(script.scenes)[0] ?? '',
		scenes: each(script.scenes, (scene, id) => toScene(script, id, scene)),
		endings: each(script.endings, ({ text }, id) => ({
			text: toItems(script, text, `endings.${id}.text`)
		})),
		ties: each(script.ties, toTie),
		marks: Object.keys(script.marks),
		people: each(script.people, ({ home, kind, unseen }) => clean({ home, kind, unseen })),
		sheets: each(script.sheets ?? {}, ({ of, entries }) => ({
			of,
			entries: each(entries, (entry) => clean({ row: entry.row, if: gate(script, entry) }))
		})),
		renamed: script.renamed ?? {}
	};
	if (script.parts)
		program.parts = each(script.parts, ({ when, agenda }) =>
			clean({ when: when ? (true as const) : undefined, agenda: Object.keys(agenda ?? {}) })
		);
	if (script.page)
		program.page = Object.entries(script.page.blocks).map(([id, { as, lines }]) => ({
			id,
			as,
			lines: lines.map((line) => clean({ if: gate(script, line) }))
		}));
	if (script.same)
		program.same = { if: toTest(script, script.same.when), entries: script.same.entries };
	return program;
}

function toScene(script: Script, id: string, scene: ScriptScene): SceneNode {
	const base = `scenes.${id}`;
	const choices = each(scene.choices ?? {}, (choice, name) =>
		toChoice(script, scene, `${base}.choices.${name}`, choice)
	);
	return clean({
		...effects(script, scene),
		basis: scene.basis,
		caution: scene.caution,
		safety: scene['safety-check'],
		text: toItems(script, scene.text, `${base}.text`),
		choices,
		to: Object.keys(choices).length > 0 ? [] : toRoad(script, scene.to),
		skip: scene.skip && { ...effects(script, scene.skip), to: toRoad(script, scene.skip.to) },
		leave:
			script.leave && scene.leave !== false
				? { ...effects(script, script.leave), to: toRoad(script, script.leave.to) }
				: undefined,
		part: scene.part,
		item: scene.item,
		page: scene.page ? (true as const) : undefined,
		reflection: scene.reflection?.between,
		report: scene.report ? true : undefined,
		teaches: scene.teaches
	});
}

function toChoice(
	script: Script,
	scene: ScriptScene,
	base: string,
	choice: ScriptChoice
): ChoiceNode {
	return clean({
		...effects(script, choice),
		if: gate(script, choice),
		act: choice.say ? undefined : true,
		keeps: choice.keeps && list(choice.keeps),
		strains: choice.strains && list(choice.strains),
		repairs: choice.repairs && list(choice.repairs),
		then:
			typeof choice.then === 'string'
				? [{ key: `${base}.then` }]
				: toItems(script, choice.then, `${base}.then`),
		to: toRoad(script, choice.to ?? scene.to)
	}) as ChoiceNode;
}

function toItems(script: Script, items: Item[], base: string): ItemNode[] {
	return items.map((item, n): ItemNode => {
		const key = `${base}.${n}`;
		if (typeof item === 'string') return { key };
		if ('echo' in item && Array.isArray(item.text)) {
			return {
				if: toTest(script, item.echo),
				echo: true,
				because: `${key}.because`,
				items: toItems(script, item.text, `${key}.text`)
			};
		}
		if ('text' in item && Array.isArray(item.text)) {
			const variant = item as { when?: Condition; unless?: Condition; text: Item[] };
			return {
				if: gate(script, variant) ?? { all: [] },
				items: toItems(script, variant.text, `${key}.text`)
			};
		}
		const who = Object.keys(item)[0] ?? '';
		return { key: `${key}.${who}`, who };
	});
}

function toTie(tie: Script['ties'][string]): TieNode {
	const count = tie.levels.length;
	const usual: Line[] =
		count === 1 ? ['plain'] : count === 2 ? ['thin', 'strong'] : ['thin', 'plain', 'strong'];
	const lines =
		tie.lines ??
		Array.from({ length: count }, (_, n) => usual[Math.min(n, usual.length - 1)] ?? 'strong');
	const start = tie.start === undefined ? 0 : Math.max(0, tie.levels.indexOf(tie.start));
	return clean({ from: tie.from, to: tie.to, of: tie.of, lines, start });
}

function toRoad(script: Script, road: Road | undefined): RoadNode {
	if (road === undefined) return [];
	if (typeof road === 'string') return [{ to: road }];
	return road.map((branch) => clean({ if: gate(script, branch), to: branch.to }));
}

function effects(
	script: Script,
	from: { moves?: Record<string, string> | undefined; marks?: string | string[] | undefined }
): Effects {
	const moves = Object.entries(from.moves ?? {}).map(
		([tie, to]) => [tie, to === 'up' || to === 'down' ? to : level(script, tie, to)] as const
	);
	return clean({
		moves: moves.length > 0 ? Object.fromEntries(moves) : undefined,
		marks: from.marks === undefined ? undefined : list(from.marks)
	});
}

function gate(
	script: Script,
	{ when, unless }: { when?: Condition | undefined; unless?: Condition | undefined }
): Test | undefined {
	const tests: Test[] = [];
	if (when !== undefined) tests.push(toTest(script, when));
	if (unless !== undefined) tests.push({ not: toTest(script, unless) });
	return tests.length > 1 ? { all: tests } : tests[0];
}

function toTest(script: Script, condition: Condition): Test {
	if (typeof condition === 'string') return { mark: condition };
	if ('mark' in condition) return condition;
	if ('not' in condition) return { not: toTest(script, condition.not) };
	if ('all' in condition) return { all: condition.all.map((c) => toTest(script, c)) };
	if ('any' in condition) return { any: condition.any.map((c) => toTest(script, c)) };
	const last = (script.ties[condition.tie]?.levels.length ?? 1) - 1;
	return {
		tie: condition.tie,
		from: condition.from === undefined ? 0 : level(script, condition.tie, condition.from),
		upto: condition.upto === undefined ? last : level(script, condition.tie, condition.upto)
	};
}

function level(script: Script, tie: string, name: string): number {
	return script.ties[tie]?.levels.indexOf(name) ?? -1;
}

/** A record with something else for each of its values. */
function each<From, To>(
	record: Record<string, From>,
	make: (value: From, id: string) => To
): Record<string, To> {
	return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, make(value, id)]));
}

/** One id or several, as a list. */
function list(ids: string | readonly string[]): string[] {
	return typeof ids === 'string' ? [ids] : [...ids];
}

/** Without the fields that are undefined, so that JSON and equality agree. */
function clean<T extends object>(record: T): T {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
