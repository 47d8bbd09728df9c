import type { Item, Script, ScriptScene } from '../../../src/lib/scenario/schema';

/** Text, who says it, the mark that shows it, and the line that shows the cause. */
type Line = [text: string, who?: string, mark?: string, why?: string];
type Choice = [id: string, say: string, aim: string, then: string, to: string, marks: string[]];
/** A scene or an ending: what `page.js` reads. */
type Scene = [title: string, lines: Line[], ask: string, choices: Choice[]];

interface Plain {
	start: string;
	scenes: Record<string, Scene>;
}

/**
 * A generated story for the hand-written page.
 * @returns the whole, its first scenes (the first and those it leads to), and the first scene as HTML.
 */
export function toPlain(script: Script): { whole: Plain; first: Plain; html: string } {
	const start = Object.keys(script.scenes)[0] ?? '';
	const scenes = Object.fromEntries([
		...Object.entries(script.scenes).map(([id, scene]) => [id, toScene(script, scene)] as const),
		...Object.entries(script.endings).map(([id, { title, text, you }]): [string, Scene] => {
			return [id, [title, lines(script, text), you, []]];
		})
	]);
	const near = [start, ...(scenes[start]?.[3] ?? []).map((choice) => choice[4])];
	const first = Object.fromEntries(near.map((id) => [id, scenes[id] as Scene]));
	const html = scenes[start] ? toHtml(start, scenes[start]) : '';
	return { whole: { start, scenes }, first: { start, scenes: first }, html };
}

function toScene(script: Script, { when, where, text, ask, choices }: ScriptScene): Scene {
	const options = Object.entries(choices ?? {}).map(
		([id, { say, aim, then, to, marks }]): Choice => {
			const left = typeof marks === 'string' ? [marks] : (marks ?? []);
			return [id, say ?? '', aim, then as string, to as string, left];
		}
	);
	return [`${when}・${where}`, lines(script, text), ask ?? '', options];
}

function lines(script: Script, items: Item[], mark?: string, why?: string): Line[] {
	return items.flatMap((item): Line[] => {
		if (typeof item === 'string') return [[item, '', mark, why]];
		if ('echo' in item && Array.isArray(item.text)) {
			return lines(script, item.text, item.echo as string, item.because);
		}
		return Object.entries(item).map(([who, text]) => {
			return [text as string, script.people[who]?.name, mark, why];
		});
	});
}

/** As `page.js` writes it; there are no echoes in a first scene. */
function toHtml(id: string, [title, items, ask, choices]: Scene): string {
	const text = items.map(([line, who]) => `<p>${who ? `<b>${who}</b>` : ''}${line}</p>`);
	const list = choices.map(([choice, say, aim]) => {
		return `<li><button data-choice="${choice}">「${say}」<small>${aim}</small></button></li>`;
	});
	return `<article data-scene="${id}"><h2 tabindex="-1">${title}</h2>${text.join('')}<h3>${ask}</h3><ol>${list.join('')}</ol></article>`;
}
