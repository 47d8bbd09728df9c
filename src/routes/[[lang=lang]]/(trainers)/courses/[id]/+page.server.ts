import { fail, redirect } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { AUDIT_DAYS, LINES, readAudit } from '$lib/server/courses/audit';
import { monthChoices, slugsFor, storyChoices } from '$lib/server/courses/choosing';
import { deleteCourse } from '$lib/server/courses/deleting';
import { readDetails } from '$lib/server/courses/details';
import { mustBeIn, mustOwn, type Inside } from '$lib/server/courses/door';
import { changeCourse, setClosed } from '$lib/server/courses/making';
import { handOver, membersOf, share, unshare } from '$lib/server/courses/sharing';
import { presentMonth, timeZone } from '$lib/server/month';
import { Refusal } from '$lib/server/requests/refusal';
import { acting } from '$lib/server/trainers/acting';
import { textsIn } from '$lib/server/trainers/typed';
import { words } from '$lib/server/words';
import { joining } from '../joining';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The number of a page of the list; the first is 0. */
function pageIn(text: string | null): number {
	return /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0;
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { db, course, role, trainer } = await mustBeIn(locals, params.id);
	const { lang, words: common } = await parent();
	const page = pageIn(url.searchParams.get('looks'));
	const looks = await readAudit(db, course, page * LINES);
	return {
		words: { ...common, ...words(lang, 'courses') },
		course,
		/** What this trainer may do: an owner changes, a trainer looks. */
		role,
		/** Who this trainer is, among the members. */
		me: trainer.id,
		month: presentMonth(),
		stories: storyChoices(lang, course),
		months: monthChoices(course),
		members: await membersOf(db, course),
		/** Who looked, the latest first; and for how many days that is kept. */
		looks: looks.slice(0, LINES),
		lookDays: AUDIT_DAYS,
		/** Pages of that list, by their numbers: the one before this, and the one after. */
		newer: page > 0 ? page - 1 : undefined,
		older: looks.length > LINES ? page + 1 : undefined,
		timeZone: timeZone(),
		joining: joining(url, lang, course)
	};
};

/** What an owner does, with what they typed; while the database is away nothing typed is lost. */
function owning<Typed extends object, Done>(
	read: (form: FormData) => Typed,
	work: (inside: Inside, typed: Typed) => Promise<Done>
) {
	return async ({ locals, params, request }: RequestEvent) => {
		const typed = read(await request.formData());
		return acting(async () => work(await mustOwn(locals, params.id), typed), typed);
	};
}
const nothing = () => ({});

export const actions = {
	change: async (event) => {
		const form = await event.request.formData();
		return acting(
			async () => {
				const { db, course } = await mustOwn(event.locals, event.params.id);
				const { typed, details, problems } = readDetails(form, slugsFor(course));
				if (!details) return fail(400, { of: 'change', typed, problems });
				if (await changeCourse(db, course, details)) return { done: 'changed' };
				return fail(400, { of: 'change', typed, problems: { places: 'places-fewer' } });
			},
			{ of: 'change', typed: readDetails(form, slugsFor()).typed }
		);
	},
	share: owning(
		(form) => ({ of: 'share', ...textsIn(form, 'email') }),
		async ({ db, course, trainer }, { email }) => {
			try {
				const wrong = await share(db, trainer, course, email);
				return wrong ? fail(400, { of: 'share', email, wrong }) : { done: 'shared' };
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				return fail(error.status, { of: 'share', email, wrong: 'email-slow' });
			}
		}
	),
	unshare: owning(
		(form) => textsIn(form, 'trainer'),
		async ({ db, course }, { trainer: id }) => {
			await unshare(db, course, { id });
			return { done: 'unshared' };
		}
	),
	'hand-over': owning(
		(form) => textsIn(form, 'trainer'),
		async ({ db, course }, { trainer: id }) => {
			if (await handOver(db, course, { id })) return { done: 'handed-over' };
			return fail(400, { of: 'share', email: '', wrong: 'not-there' });
		}
	),
	close: owning(nothing, async ({ db, course }) => {
		await setClosed(db, course, true);
		return { done: 'closed' };
	}),
	reopen: owning(nothing, async ({ db, course }) => {
		await setClosed(db, course, false);
		return { done: 'reopened' };
	}),
	delete: async (event) => {
		const { name } = textsIn(await event.request.formData(), 'name');
		return acting(
			async () => {
				const { db, course } = await mustOwn(event.locals, event.params.id);
				if (!(await deleteCourse(db, course, name)))
					return fail(400, { of: 'delete', name, wrong: 'name-other' });
				redirect(303, pathIn(langOf(event.params.lang), '/courses?deleted'));
			},
			{ of: 'delete', name }
		);
	}
} satisfies Actions;
