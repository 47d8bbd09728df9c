import { setNote, setReflection } from '$lib/journal/runs';
import type { Branch, Run } from '$lib/journal/types';
import { tensionsOf, type Tension } from '$lib/machine/look-back/tensions';
import { timelineOf, type Moment, type Timeline } from '$lib/machine/look-back/timeline';
import { toMachine } from '$lib/machine/machine';
import { replay } from '$lib/machine/replay';
import type { Program } from '$lib/scenario/program';

/** One branch of the run, as it is read here. */
export interface Path {
	branch: Branch;
	/** Its place among the branches, from 1; it stays the same when more are added. */
	number: number;
	timeline: Timeline;
}

interface Start {
	slug: string;
	lang: 'ja' | 'en';
	/** Content hash of the story now. */
	hash: string;
	program: Program;
	/** Texts of the story by key. */
	prose: Record<string, string>;
	run: Run;
	/** Words in quotation marks. */
	quote: (words: string) => string;
	/** Id of the branch that the address names. */
	asked: () => string | null;
	/** Called after every change of the run that is to be kept. */
	keep: (run: Run) => void;
}

/** A run that is looked back on: its branches replayed on the present story, and what the learner writes beside it. */
export class Look {
	run = $state.raw<Run>() as Run;
	readonly start: Start;

	constructor(start: Start) {
		this.start = start;
		this.run = start.run;
	}

	get program(): Program {
		return this.start.program;
	}

	// Writing a note leaves the branches as they are, so they are not replayed for it.
	#branches = $derived.by(() => this.run.branches);

	/** Branches with something to look back on, in the order they were opened. */
	paths: Path[] = $derived.by(() => {
		const { program } = this.start;
		const machine = toMachine(program);
		return this.#branches.flatMap((branch, n) => {
			if (branch.steps.length === 0) return [];
			const timeline = timelineOf(program, branch.steps, replay(machine, program, branch.steps));
			return [{ branch, number: n + 1, timeline }];
		});
	});

	/** The branch on the page: the one asked for, the learner's own, or the last one touched. */
	path: Path = $derived.by(() => {
		const by = (id: string | null) => this.paths.find(({ branch }) => branch.id === id);
		const latest = [...this.paths].sort((a, b) => b.branch.touched - a.branch.touched)[0];
		return (by(this.start.asked()) ?? by(this.run.current) ?? latest) as Path;
	});

	/** Two tensions at the most, in the order of the branch. */
	tensions: Tension[] = $derived.by(() =>
		tensionsOf(this.program, this.path.timeline.moments).sort((a, b) => a.step - b.step)
	);

	/** Answers to other questions of this run, written on another branch or before the story went on. */
	otherAnswers: [scene: string, text: string][] = $derived.by(() =>
		Object.entries(this.run.reflections).filter(
			([scene, text]) => text && !this.tensions.some((tension) => tension.scene === scene)
		)
	);

	/** Scenes that were read on this branch and of which the casebook tells, each once. */
	reported: string[] = $derived.by(() => {
		const read = this.path.timeline.moments.filter(({ kind }) => kind !== 'skip');
		const scenes = read.map(({ at }) => at).filter((at) => this.program.scenes[at]?.report);
		return scenes.filter((at, n) => scenes.indexOf(at) === n);
	});

	/** Ids of the parts of the page that have something to show, in order. */
	parts: string[] = $derived.by(() => {
		const filled: Record<string, boolean> = {
			support: true,
			ties: true,
			sheets: Object.keys(this.program.sheets).length > 0,
			tensions: this.tensions.length + this.otherAnswers.length > 0,
			reports: this.reported.length > 0,
			branches: this.paths.length > 1,
			note: true,
			// Only what has come to an end can be handed to a course.
			sending: this.path.branch.ended !== undefined
		};
		return Object.keys(filled).filter((part) => filled[part]);
	});

	/** Text of the story by its key; the key itself where there is none. */
	say = (key: string): string => this.start.prose[key] ?? key;

	has = (key: string): boolean => key in this.start.prose;

	/** When and where a scene plays, or the title of an ending. */
	place = (id: string): string => {
		if (id in this.program.endings) return this.say(`endings.${id}.title`);
		const [when, where] = [this.say(`scenes.${id}.when`), this.say(`scenes.${id}.where`)];
		return this.start.lang === 'ja' ? `${when}・${where}` : `${when} · ${where}`;
	};

	/** A choice, in quotes where something is said. `words`: in place of the present text. */
	chosen = (scene: string, id: string, words?: string): string => {
		const act = this.program.scenes[scene]?.choices[id]?.act ?? false;
		const text = words ?? this.say(`scenes.${scene}.choices.${id}.${act ? 'do' : 'say'}`);
		return act ? text : this.start.quote(text);
	};

	/** What the learner said or did: their own words, or else the choice; nothing in passing. */
	said = ({ kind, at, did, taken }: Moment): string => {
		if (kind === 'leave') return taken.own ? this.start.quote(taken.own) : this.say('leave.do');
		if (kind !== 'choice') return '';
		return taken.own ? this.start.quote(taken.own) : this.chosen(at, did);
	};

	/** Keep the answer to the reflection of a scene. */
	reflect(scene: string, text: string): void {
		this.#keep(setReflection(this.run, scene, text, { now: Date.now() }));
	}

	/** Keep the note on the whole run. */
	note(text: string): void {
		this.#keep(setNote(this.run, text, { now: Date.now() }));
	}

	#keep(run: Run): void {
		this.run = run;
		this.start.keep(run);
	}
}
