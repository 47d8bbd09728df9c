import type { Script } from '../schema';
import type { Ids } from './ids';

/** Ids of the forms a story may take: parts and their agendas, the page, the way out. */
export function forms(ids: Ids, script: Script): void {
	parts(ids, script);
	page(ids, script);
	leave(ids, script);
}

function parts(ids: Ids, { parts, scenes }: Script) {
	const known = new Set(Object.keys(parts ?? {}));
	const used = new Set<string>();
	for (const [id, { part, item }] of Object.entries(scenes)) {
		const here = ['scenes', id];
		if (part === undefined) {
			if (known.size > 0) {
				const hint = 'Add `part:` with the id of one of the parts.';
				ids.incomplete(here, `"${id}" belongs to no part of the story.`, hint);
			}
			if (item !== undefined) {
				ids.incomplete(
					[...here, 'item'],
					`"${id}" has no part.`,
					'Add `part:`, or remove `item:`.'
				);
			}
			continue;
		}
		ids.among('part', part, [...here, 'part'], known);
		used.add(part);
		if (item === undefined) continue;
		const agenda = new Set(Object.keys(parts?.[part]?.agenda ?? {}));
		ids.among('item of that agenda', item, [...here, 'item'], agenda);
		used.add(`${part} ${item}`);
	}
	for (const [id, { agenda }] of Object.entries(parts ?? {})) {
		if (!used.has(id)) {
			const hint = 'Give a scene `part:` with its id, or remove it.';
			ids.incomplete(['parts', id], `No scene belongs to the part "${id}".`, hint);
		}
		for (const item of Object.keys(agenda ?? {})) {
			if (used.has(`${id} ${item}`)) continue;
			const hint = 'Give a scene of that part `item:` with its id, or take it off the agenda.';
			const there = ['parts', id, 'agenda', item];
			ids.incomplete(there, `"${item}" stands on the agenda and is never on the table.`, hint);
		}
	}
}

function page(ids: Ids, { page, scenes }: Script) {
	for (const [id, block] of Object.entries(page?.blocks ?? {})) {
		block.lines.forEach((line, n) => ids.gate(line, ['page', 'blocks', id, 'lines', n]));
	}
	const laid = Object.entries(scenes).filter(([, scene]) => scene.page);
	if (page && laid.length === 0) {
		const hint = 'Give the scenes in which it is made up `page: true`.';
		ids.incomplete(['page'], 'The page is laid out in no scene.', hint);
	}
	if (page) return;
	for (const [id] of laid) {
		const hint = 'Add `page:` with its blocks at the top, or remove this.';
		ids.incomplete(['scenes', id, 'page'], 'There is no page to lay out.', hint);
	}
}

function leave(ids: Ids, { leave, scenes }: Script) {
	if (leave) {
		ids.effects(leave, ['leave']);
		ids.road(leave.to, ['leave', 'to']);
		return;
	}
	for (const [id, scene] of Object.entries(scenes)) {
		if (scene.leave === undefined) continue;
		const hint = 'Add `leave:` at the top, or remove this.';
		ids.incomplete(['scenes', id, 'leave'], 'Nobody could leave here anyway.', hint);
	}
}
