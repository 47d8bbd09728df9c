import { freshId } from '$lib/journal/ids';
import { branchAt, currentBranch, markRead, newRun, record, setMind } from '$lib/journal/runs';
import type { Run, Step } from '$lib/journal/types';
import { shuffled } from '$lib/machine/shuffle';
import type { Standing } from '$lib/machine/standing';
import { offered, shown, type Shown, type Way } from '$lib/machine/story';
import type { Program, SceneNode } from '$lib/scenario/program';
import { asItStood, hasOutcome, seedOf, type Start, type View } from './view';

/**
 * A learner on their way through a story: the run, how much of it is shown, and what can be done.
 * It holds no text and draws nothing; texts are asked for by key.
 */
export class Player {
	/** The run so far; saved after every step. */
	run = $state.raw<Run>() as Run;
	/** Number of steps of the current branch that are shown; fewer than there are after going back. */
	steps = $state(0);
	/** Whether what follows the last shown step is on the page. */
	following = $state(false);
	/** Whether a hard scene has been entered after its announcement. */
	entered = $state(false);
	/** The learner's own words, waiting for the choice that comes closest. */
	own = $state('');
	#way = $state.raw<Way>() as Way;
	#start: Start;
	#now: () => number;

	constructor(start: Start, run?: Run) {
		this.#start = start;
		this.#now = start.now ?? Date.now;
		this.#way = start.way;
		this.run = run ?? newRun({ scenario: start.slug, lang: start.lang, hash: start.hash, seed: seedOf(freshId()), id: freshId(), now: this.#now() });
	}

	/** The story, opening or whole. */
	get program(): Program {
		return this.#way.program;
	}

	/** Where the story stands in what is shown. */
	standing: Standing = $derived.by(() => this.#way.at(this.steps));

	/** Where it stood before the last step that is shown; undefined at the start. */
	before: Standing | undefined = $derived.by(() =>
		this.steps > 0 ? this.#way.at(this.steps - 1) : undefined
	);

	/** The step that was taken from here before, when the learner has gone back. */
	taken: Step | undefined = $derived.by(() => currentBranch(this.run).steps[this.steps]);

	view: View = $derived.by(() => {
		const { place } = this.standing;
		const last = currentBranch(this.run).steps[this.steps - 1];
		if (this.following && last) return { kind: 'follows', step: last };
		const scene = this.program.scenes[place];
		if (!scene) return this.program.endings[place]?.text.length === 0 ? { kind: 'waiting', scene: place } : { kind: 'ending', ending: place };
		if (scene.stub) return { kind: 'waiting', scene: place };
		return scene.caution && !this.entered ? { kind: 'gate', scene: place } : { kind: 'scene', scene: place };
	});

	/** The scene of the page: the one that stands, or the one whose outcome is read. */
	scene: SceneNode | undefined = $derived.by(() => this.program.scenes[this.view.kind === 'follows' ? this.view.step.at : this.standing.place]);

	/** Lines to show, with conditions settled. */
	lines: Shown[] = $derived.by(() => {
		const { view } = this;
		if (view.kind === 'scene') return shown(this.scene?.text ?? [], this.standing);
		if (view.kind === 'ending') return shown(this.program.endings[view.ending]?.text ?? [], this.standing);
		if (view.kind !== 'follows') return [];
		if (view.step.did === 'skip') return [{ key: `scenes.${view.step.at}.skip.text` }];
		return shown(this.scene?.choices[view.step.did]?.then ?? [], this.standing);
	});

	/** Choices in the order of this run. The first decision keeps the order of the page as it was sent. */
	choices: string[] = $derived.by(() => {
		const { place } = this.standing;
		const seed = this.steps === 0 ? seedOf(this.#start.hash) : this.run.seed;
		return this.view.kind === 'scene' ? shuffled(offered(this.program, this.standing), seed, place) : [];
	});

	/** Scenes walked so far, for the path in fog. */
	get walked(): number {
		return this.steps + (this.view.kind === 'follows' ? 0 : 1);
	}

	/** Do something at the place that is shown: a choice, `next`, `skip` or `leave`. */
	act(did: string): void {
		const here = this.standing.place;
		const branch = currentBranch(this.run);
		const own = this.own.trim();
		const again = this.taken;
		if (again && again.did === did && own === (again.own ?? '')) {
			// The same way as before: walk on along it.
			if (this.#way.length === this.steps && !this.#way.take(did, this.steps)) return;
			this.#shown(this.steps + 1, did);
			return;
		}
		if (!this.#way.take(did, this.steps)) return;
		const now = this.#now();
		let run = this.run;
		if (this.steps < branch.steps.length) run = branchAt(run, branch.id, this.steps, { id: freshId(), now });
		const { place } = this.#way.at(this.steps + 1);
		const ended = place in this.program.endings ? { ended: place } : {};
		const step: Step = { at: here, did, words: asItStood(this.program, this.#start.say, here, did), ...(own ? { own } : {}) };
		this.run = record(run, step, { hash: this.#start.hash, now, ...ended });
		this.own = '';
		this.#shown(this.steps + 1, did);
		this.#start.keep(this.run);
	}

	/** Go on after reading what followed, or enter a hard scene that was announced. */
	goOn(): void {
		if (this.view.kind === 'gate') this.entered = true;
		else if (this.view.kind === 'follows') {
			this.following = false;
			this.entered = false;
			this.run = markRead(this.run, this.steps);
			this.#start.keep(this.run);
		} else this.act('next');
	}

	/** One scene back. Nothing is erased: another choice there opens a branch. */
	back(): void {
		if (this.steps === 0) return;
		this.show(this.steps - 1);
		this.entered = true;
	}

	/** Show the branch after so many steps. */
	show(steps: number): void {
		this.following = false;
		this.entered = false;
		this.own = '';
		this.steps = Math.max(0, Math.min(steps, this.#way.length));
	}

	/** Keep the line that was on the learner's mind before choosing. */
	mind(text: string): void {
		this.run = setMind(this.run, this.standing.place, text, { now: this.#now() });
		this.#start.keep(this.run);
	}

	/**
	 * Open a run on the whole story: replay it as far as it holds.
	 * @param way a way through the whole story, without steps.
	 * @param run the run, with the branch to open as its current one.
	 * @param at number of steps to show; by default all, with what followed the last if it was not read yet.
	 * @returns the number of steps that no longer hold, and where the story still stands.
	 */
	open(way: Way, run: Run, at?: number): { lost: number; place: string } {
		const { steps, read } = currentBranch(run);
		const lost = steps.length - this.#follow(way, steps);
		this.#way = way;
		this.run = run;
		this.show(at ?? way.length);
		if (at === undefined && lost === 0) this.following = read < this.steps && hasOutcome(steps.at(-1));
		return { lost, place: way.at(way.length).place };
	}

	/**
	 * Take the whole story in place of its opening; the learner stays where they are.
	 * @param way a way through the whole story, without steps.
	 */
	grow(way: Way): void {
		this.#follow(way, currentBranch(this.run).steps);
		this.#way = way;
	}

	/** Walk a recorded branch; ids that were renamed since are translated. Returns how many steps hold. */
	#follow(way: Way, steps: readonly Step[]): number {
		const now = (id: string) => way.program.renamed[id] ?? id;
		for (const { at, did } of steps) {
			if (way.at(way.length).place !== now(at) || !way.take(now(did))) break;
		}
		return way.length;
	}

	/** After a save: the run as it is stored, with what another tab may have added. What is shown stays. */
	adopt(run: Run): void {
		this.run = run;
	}

	#shown(steps: number, did: string): void {
		this.steps = steps;
		this.entered = false;
		this.own = '';
		this.following = hasOutcome({ did });
		if (!this.following) this.run = markRead(this.run, steps);
	}
}
