import { Compiler } from 'inkjs/full';
import type { Item, Script, ScriptChoice } from '../../../src/lib/scenario/schema';

/** Generated stories have no nested texts and no conditional roads. */
const plain = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Ids in Ink have no hyphens. */
const name = (id: string) => id.replaceAll('-', '_');

/**
 * A generated story compiled by Ink's own compiler: ties and marks are variables, echoes conditions, scenes knots.
 * @returns the compiled story as JSON.
 */
export function toInk(script: Script): string {
	const [start = ''] = Object.keys(script.scenes);
	const source = [
		...Object.entries(script.ties).map(([id, { levels, start: at }]) => {
			return `VAR ${name(id)} = ${Math.max(0, levels.indexOf(at ?? ''))}`;
		}),
		...Object.keys(script.marks).map((id) => `VAR ${name(id)} = false`),
		`-> ${name(start)}`,
		...Object.entries(script.scenes).map(([id, { when, where, text, ask, choices }]) =>
			[
				`=== ${name(id)} ===`,
				`${when}・${where} # scene: ${id}`,
				...lines(script, text),
				ask ?? '',
				...Object.values(choices ?? {}).map((choice) => option(script, choice))
			].join('\n')
		),
		...Object.entries(script.endings).map(([id, { title, text, you }]) =>
			[
				`=== ${name(id)} ===`,
				`${title} # scene: ${id}`,
				...lines(script, text),
				you,
				'-> END'
			].join('\n')
		)
	].join('\n');
	return new Compiler(source).Compile().ToJson() ?? '';
}

function lines(script: Script, items: Item[]): string[] {
	return items.flatMap((item): string[] => {
		if (typeof item === 'string') return [item];
		if ('echo' in item && Array.isArray(item.text)) {
			const { echo, because, text } = item as { echo: string; because: string; text: Item[] };
			return [`{ ${name(echo)}:`, because, ...lines(script, text), '}'];
		}
		return Object.entries(item).map(([who, text]) => `${script.people[who]?.name}：${plain(text)}`);
	});
}

function option(script: Script, { say, aim, then, to, moves, marks }: ScriptChoice): string {
	const left = typeof marks === 'string' ? [marks] : (marks ?? []);
	return [
		`+ 「${say}」[／${aim}]`,
		...left.map((mark) => `~ ${name(mark)} = true`),
		...Object.entries(moves ?? {}).map(([id, move]) => {
			const levels = script.ties[id]?.levels ?? [];
			const tie = name(id);
			if (move === 'up') return `~ ${tie} = MIN(${tie} + 1, ${levels.length - 1})`;
			return `~ ${tie} = ${move === 'down' ? `MAX(${tie} - 1, 0)` : levels.indexOf(move)}`;
		}),
		plain(then),
		`+ + [つづける] -> ${name(plain(to))}`
	].join('\n');
}
