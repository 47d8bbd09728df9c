import * as z from 'zod/mini';
import { TEXT_LIMIT } from './runs';
import type { Branch, Run, Step } from './types';

/** The shape of a run in a file from outside, and what can be wrong with it. */

// Otherwise zod tries `new Function`, which a strict Content-Security-Policy reports.
z.config({ jitless: true });

/** Merging may have put several versions of a text into one field; what we exported must come back. */
const JOINED_LIMIT = 5 * TEXT_LIMIT;
const NAME_LIMIT = 1000;
/** Far beyond any learner, and it keeps a hostile file from making work without end. */
const BRANCH_LIMIT = 1000;

const name = z.string().check(z.minLength(1), z.maxLength(NAME_LIMIT));
const text = z.string().check(z.maxLength(TEXT_LIMIT));
const joined = z.string().check(z.maxLength(JOINED_LIMIT));
const count = z.int().check(z.gte(0));
const time = z.number().check(z.gte(0));

const step: z.ZodMiniType<Step> = z.object({
	at: name,
	did: z.string().check(z.maxLength(NAME_LIMIT)),
	words: z.exactOptional(z.object({ ask: z.exactOptional(text), said: z.exactOptional(text) })),
	own: z.exactOptional(text)
});

const branch: z.ZodMiniType<Branch> = z.object({
	id: name,
	from: z.exactOptional(z.object({ branch: name, step: count })),
	steps: z.array(step),
	read: count,
	hash: z.string().check(z.maxLength(NAME_LIMIT)),
	started: time,
	touched: time,
	ended: z.exactOptional(name)
});

/** A run, field by field; fields we do not know are left out. */
const runShape: z.ZodMiniType<Run> = z.object({
	id: name,
	// It becomes part of an address.
	scenario: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/), z.maxLength(NAME_LIMIT)),
	lang: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{1,34}$/)),
	seed: z.number(),
	rev: count,
	current: name,
	branches: z.array(branch).check(z.minLength(1), z.maxLength(BRANCH_LIMIT)),
	minds: z.record(name, joined),
	reflections: z.record(name, joined),
	note: z.exactOptional(joined),
	started: time,
	touched: time
});

/** A place in the file and what is wrong there. */
interface Fault {
	code: 'missing' | 'wrong' | 'too-long' | 'unlinked';
	path: readonly PropertyKey[];
}

/** Reads one run of a file; never throws. */
export function readRun(
	data: unknown
): { run: Run; faults: [] } | { run?: undefined; faults: Fault[] } {
	const result = runShape.safeParse(data, { reportInput: true });
	if (!result.success) {
		return {
			faults: result.error.issues.map((issue) => ({ code: codeOf(issue), path: issue.path }))
		};
	}
	const faults = [...linkFaults(result.data)];
	return faults.length > 0 ? { faults } : { run: result.data, faults: [] };
}

function codeOf(issue: z.core.$ZodIssue): Fault['code'] {
	if (issue.code === 'too_big' && ['string', 'array'].includes(issue.origin)) return 'too-long';
	return issue.code === 'invalid_type' && issue.input === undefined ? 'missing' : 'wrong';
}

/** What no single field shows: branches that are named but not there, told twice, or their own ancestors. */
function* linkFaults(run: Run): Generator<Fault> {
	const branches = new Map(run.branches.map((it) => [it.id, it]));
	if (!branches.has(run.current)) yield { code: 'unlinked', path: ['current'] };
	for (const [index, { id, from, steps, read }] of run.branches.entries()) {
		const path = ['branches', index];
		if (branches.get(id) !== run.branches[index]) yield { code: 'wrong', path: [...path, 'id'] };
		if (read > steps.length) yield { code: 'wrong', path: [...path, 'read'] };
		if (!from) continue;
		if (from.step > steps.length) yield { code: 'wrong', path: [...path, 'from', 'step'] };
		if (!reachesRoot(branches, id)) yield { code: 'unlinked', path: [...path, 'from', 'branch'] };
	}
}

function reachesRoot(branches: Map<string, Branch>, id: string): boolean {
	const seen = new Set<string>();
	for (let at: string | undefined = id; at !== undefined; at = branches.get(at)?.from?.branch) {
		if (seen.has(at) || !branches.has(at)) return false;
		seen.add(at);
	}
	return true;
}
