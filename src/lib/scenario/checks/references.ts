import type { Script, ScriptChoice, ScriptScene } from '../schema';
import type { Path } from '../source';
import type { Check } from '../subject';
import { forms } from './forms';
import { idsOf, type Ids } from './ids';

/** Ids that name nothing, and things that lack what they need: a way on, a skip, a name. */
export const references: Check = {
	name: 'references',
	run(subject) {
		const { script } = subject;
		const ids = idsOf(subject);
		const sections = about(ids, script, subject.references.casebook.entries);
		ids.each('principle', script.principles, ['principles']);
		ties(ids, script);
		sheets(ids, script);
		forms(ids, script);
		for (const [id, scene] of Object.entries(script.scenes)) {
			const here = ['scenes', id];
			if (scene.basis !== 'invented') {
				ids.among('section of the casebook entry', scene.basis, [...here, 'basis'], sections);
			}
			sceneIds(ids, scene, here);
			hardScene(ids, script, id, scene, here);
			decision(ids, id, scene, here);
		}
		for (const [id, ending] of Object.entries(script.endings)) {
			ids.items(ending.text, ['endings', id, 'text']);
		}
		return ids.problems;
	}
};

type Entries = { number: string; sections: { ja: string }[] }[];

/** @returns the names of the sections that scenes may rest on. */
function about(ids: Ids, { about }: Script, entries: Entries): Set<string> {
	const numbers = new Set(entries.map(({ number }) => number));
	if (about.casebook !== undefined) {
		ids.among('casebook entry', about.casebook, ['about', 'casebook'], numbers);
	}
	const entry = entries.find(({ number }) => number === about.casebook);
	const sections = new Set(entry?.sections.map(({ ja }) => ja));
	about.sections?.forEach((name, n) =>
		ids.among('section of that entry', name, ['about', 'sections', n], sections)
	);
	return sections;
}

function ties(ids: Ids, script: Script) {
	for (const [id, tie] of Object.entries(script.ties)) {
		const here = ['ties', id];
		for (const end of ['from', 'to'] as const) {
			if (tie[end] !== undefined) ids.one('person', tie[end], [...here, end]);
		}
		if (tie.of !== undefined && tie.of !== 'home') ids.one('person', tie.of, [...here, 'of']);
		if (tie.of === undefined && (tie.from === undefined || tie.to === undefined)) {
			ids.incomplete(here, `The tie "${id}" joins nobody.`, 'Give it `from` and `to`, or `of`.');
		}
		if (tie.of !== undefined && tie.name === undefined) {
			const hint = 'Add `name:`, as it is shown on the map.';
			ids.incomplete(here, `The condition "${id}" has no name.`, hint);
		}
		if (tie.start !== undefined) ids.level(id, tie.start, [...here, 'start']);
		if (tie.lines && tie.lines.length !== tie.levels.length) {
			const hint = 'List as many lines as levels.';
			ids.incomplete([...here, 'lines'], 'There must be one line for each level.', hint);
		}
	}
}

function sheets(ids: Ids, { sheets, same }: Script) {
	for (const [id, sheet] of Object.entries(sheets ?? {})) {
		ids.one('person', sheet.of, ['sheets', id, 'of']);
		for (const [name, entry] of Object.entries(sheet.entries)) {
			ids.gate(entry, ['sheets', id, 'entries', name]);
		}
	}
	if (!same) return;
	ids.condition(same.when, ['same', 'when']);
	ids.each('entry', same.entries, ['same', 'entries']);
}

function sceneIds(ids: Ids, scene: ScriptScene, here: Path) {
	ids.each('opinion', scene.teaches, [...here, 'teaches']);
	ids.items(scene.text, [...here, 'text']);
	ids.effects(scene, here);
	ids.road(scene.to, [...here, 'to']);
	if (scene.skip) {
		ids.effects(scene.skip, [...here, 'skip']);
		ids.road(scene.skip.to, [...here, 'skip', 'to']);
	}
	ids.each('principle', scene.reflection?.between, [...here, 'reflection', 'between']);
}

/** A scene with a caution is announced, can be skipped, and is not the safety check. */
function hardScene(ids: Ids, script: Script, id: string, scene: ScriptScene, here: Path) {
	const { caution, skip } = scene;
	if (!caution) return;
	const there = [...here, 'caution'];
	if (!skip) {
		const hint = 'Add `skip:` with a neutral `text` and a `to`.';
		ids.incomplete(there, `"${id}" is announced but cannot be skipped.`, hint);
	}
	if (!script.cautions?.includes(caution)) {
		const hint = 'Add it to `cautions` at the top.';
		ids.incomplete(there, `The story does not announce "${caution}".`, hint);
	}
	if (scene['safety-check']) {
		const hint = 'Put the safety check into a scene of its own, without a caution.';
		const message = 'A safety check cannot be a scene that is skipped.';
		ids.incomplete([...here, 'safety-check'], message, hint);
	}
}

function decision(ids: Ids, id: string, scene: ScriptScene, here: Path) {
	const choices = Object.entries(scene.choices ?? {});
	const wayOn = 'Add `to:` with the id of the next scene or of an ending.';
	if (choices.length === 0) {
		if (scene.to === undefined) ids.incomplete(here, `"${id}" leads nowhere.`, wayOn);
		if (scene.ask !== undefined) {
			const hint = 'Add `choices:`, or remove `ask:`.';
			ids.incomplete([...here, 'ask'], `"${id}" asks, and offers no choice.`, hint);
		}
		return;
	}
	if (scene.ask === undefined) {
		ids.incomplete(here, `The decision "${id}" asks nothing.`, 'Add `ask:`.');
	}
	for (const part of ['marks', 'moves'] as const) {
		if (scene[part] === undefined) continue;
		const hint = `Write \`${part}:\` into the choices that bring it about.`;
		ids.incomplete([...here, part], `"${id}" is a decision: its own ${part} never happen.`, hint);
	}
	for (const [name, choice] of choices) {
		const there = [...here, 'choices', name];
		if ((choice.say === undefined) === (choice.do === undefined)) {
			const hint = 'Write what is said, or what is done, not both.';
			ids.incomplete(there, `"${name}" needs either \`say\` or \`do\`.`, hint);
		}
		if (choice.to === undefined && scene.to === undefined) {
			ids.incomplete(there, `"${name}" leads nowhere.`, wayOn);
		}
		choiceIds(ids, choice, there);
	}
}

function choiceIds(ids: Ids, choice: ScriptChoice, there: Path) {
	ids.gate(choice, there);
	ids.effects(choice, there);
	ids.road(choice.to, [...there, 'to']);
	if (typeof choice.then !== 'string') ids.items(choice.then, [...there, 'then']);
	for (const part of ['keeps', 'strains'] as const) {
		ids.each('principle', choice[part], [...there, part]);
	}
	ids.each('choice', choice.repairs, [...there, 'repairs']);
}
