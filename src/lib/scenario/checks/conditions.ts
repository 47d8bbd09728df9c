import type { ItemNode, Program, Test } from '../program';
import { DANGERS } from '../schema';
import type { Subject } from '../subject';

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

/** An item of a text that shows only under a test. */
export interface GatedItem {
	/** The scene or ending it stands in. */
	place: string;
	key: string;
	/** Its own test, together with those of its surroundings. */
	test: Test;
	echo: boolean;
	/** The choice it follows, where it stands in a `then`. */
	after?: string;
}

/** Every item of a scene or ending that shows only under a test. */
export function gatedItems(program: Program): GatedItem[] {
	const found: GatedItem[] = [];
	for (const [id, scene] of Object.entries(program.scenes)) {
		collect(id, scene.text, `scenes.${id}.text`, []);
		for (const [name, choice] of Object.entries(scene.choices)) {
			collect(id, choice.then, `scenes.${id}.choices.${name}.then`, [], name);
		}
	}
	for (const [id, ending] of Object.entries(program.endings)) {
		collect(id, ending.text, `endings.${id}.text`, []);
	}
	return found;

	function collect(place: string, items: ItemNode[], base: string, outer: Test[], after?: string) {
		for (const [n, item] of items.entries()) {
			if (!('if' in item)) continue;
			const tests = [...outer, item.if];
			const test: Test = tests.length > 1 ? { all: tests } : item.if;
			const key = `${base}.${n}`;
			found.push({ place, key, test, echo: item.echo ?? false, ...(after ? { after } : {}) });
			collect(place, item.items, `${key}.text`, tests, after);
		}
	}
}
