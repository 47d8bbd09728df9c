import type { Item, Script } from './schema';
import type { Path } from './source';

/** A piece of prose: where it stands, and what it says. Its key is the path joined by dots. */
export interface Prose {
	key: string;
	path: Path;
	text: string;
	/** What kind of text it is; narration and lines are read aloud, labels are not. */
	kind: 'heading' | 'narration' | 'line' | 'choice' | 'label';
}

/**
 * Every piece of prose of a script, in reading order. A translation has the same keys.
 * @param script a script that passed the schema.
 */
export function proseOf(script: Script): Prose[] {
	const found: Prose[] = [];
	const add = (kind: Prose['kind'], text: string | undefined, ...path: Path) => {
		if (text !== undefined) found.push({ key: path.join('.'), path, text, kind });
	};
	const items = (list: Item[], ...base: Path) => {
		list.forEach((item, n) => {
			if (typeof item === 'string') return add('narration', item, ...base, n);
			if ('text' in item && Array.isArray(item.text)) {
				if ('because' in item) add('narration', item.because, ...base, n, 'because');
				return items(item.text, ...base, n, 'text');
			}
			for (const [who, words] of Object.entries(item))
				add('line', words as string, ...base, n, who);
		});
	};

	add('heading', script.title, 'title');
	add('narration', script.summary, 'summary');
	add('label', script.role, 'role');
	for (const part of ['facts', 'invented', 'note'] as const)
		add('narration', script.about[part], 'about', part);
	for (const [id, person] of Object.entries(script.people)) {
		add('label', person.name, 'people', id, 'name');
		add('label', person.who, 'people', id, 'who');
	}
	for (const [id, tie] of Object.entries(script.ties)) {
		add('label', tie.name, 'ties', id, 'name');
		tie.levels.forEach((name, n) => add('label', name, 'ties', id, 'levels', n));
	}
	for (const [id, words] of Object.entries(script.marks)) add('label', words, 'marks', id);
	for (const [id, sheet] of Object.entries(script.sheets ?? {})) {
		add('heading', sheet.title, 'sheets', id, 'title');
		for (const [name, entry] of Object.entries(sheet.entries))
			add('label', entry.text, 'sheets', id, 'entries', name, 'text');
	}
	add('label', script.same?.text, 'same', 'text');
	for (const [id, part] of Object.entries(script.parts ?? {})) {
		add('heading', part.title, 'parts', id, 'title');
		add('label', part.when, 'parts', id, 'when');
		for (const [item, text] of Object.entries(part.agenda ?? {}))
			add('label', text, 'parts', id, 'agenda', item);
	}
	add('heading', script.page?.title, 'page', 'title');
	for (const [id, block] of Object.entries(script.page?.blocks ?? {})) {
		add('label', block.empty, 'page', 'blocks', id, 'empty');
		block.lines.forEach(({ text }, n) =>
			add('narration', text, 'page', 'blocks', id, 'lines', n, 'text')
		);
	}
	add('choice', script.leave?.do, 'leave', 'do');
	for (const [id, { term, means }] of Object.entries(script.glossary ?? {})) {
		add('label', term, 'glossary', id, 'term');
		add('narration', means, 'glossary', id, 'means');
	}
	for (const [id, scene] of Object.entries(script.scenes)) {
		const base = ['scenes', id] as const;
		add('heading', scene.when, ...base, 'when');
		add('heading', scene.where, ...base, 'where');
		items(scene.text, ...base, 'text');
		add('heading', scene.ask, ...base, 'ask');
		for (const [name, choice] of Object.entries(scene.choices ?? {})) {
			const here = [...base, 'choices', name] as const;
			add('choice', choice.say, ...here, 'say');
			add('choice', choice.do, ...here, 'do');
			for (const part of ['aim', 'gain', 'cost'] as const)
				add('label', choice[part], ...here, part);
			if (typeof choice.then === 'string') add('narration', choice.then, ...here, 'then');
			else items(choice.then, ...here, 'then');
		}
		add('narration', scene.skip?.text, ...base, 'skip', 'text');
		add('narration', scene.reflection?.ask, ...base, 'reflection', 'ask');
		add('narration', scene.report, ...base, 'report');
	}
	for (const [id, ending] of Object.entries(script.endings)) {
		const base = ['endings', id] as const;
		add('heading', ending.title, ...base, 'title');
		add('heading', ending.when, ...base, 'when');
		add('heading', ending.where, ...base, 'where');
		items(ending.text, ...base, 'text');
		add('narration', ending.you, ...base, 'you');
	}
	return found;
}
