import { fail } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { acting } from '$lib/server/trainers/acting';
import { invite, inviteAgain, linkOf } from '$lib/server/trainers/invitations';
import { people, removeTrainer } from '$lib/server/trainers/people';
import type { Trainer } from '$lib/server/trainers/trainer';
import { textsIn } from '$lib/server/trainers/typed';
import { mustBeAdmin } from '$lib/server/trainers/who';
import { draw } from '$lib/ui/qr/drawing';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const me = await mustBeAdmin(locals);
	return { me: me.id, people: await people(await locals.db()) };
};

/** A link that is shown this once. */
function shown({ url, params }: RequestEvent, token: string) {
	const link = url.origin + pathIn(langOf(params.lang), linkOf(token));
	return { link, qr: draw(link) };
}

/** What an administrator does to somebody, or for somebody new. */
function asAdmin<Name extends string, Done>(
	name: Name,
	work: (event: RequestEvent, me: Trainer, typed: string) => Promise<Done>
) {
	return async (event: RequestEvent) => {
		const typed = textsIn(await event.request.formData(), name);
		return acting(async () => work(event, await mustBeAdmin(event.locals), typed[name]));
	};
}

export const actions = {
	invite: asAdmin('role', async (event, me, typed) => {
		const role = typed === 'admin' ? 'admin' : 'trainer';
		const token = await invite(await event.locals.db(), { role }, me.id);
		return { code: 'invited', name: '', ...shown(event, token) };
	}),

	password: asAdmin('id', async (event, me, id) => {
		const db = await event.locals.db();
		const found = (await people(db)).find((one) => one.id === id);
		if (!found) return fail(404, { code: 'gone' });
		const token = await inviteAgain(db, id, me);
		return { code: 'renewing', name: found.name, ...shown(event, token) };
	}),

	remove: asAdmin('id', async (event, me, id) => {
		const done = await removeTrainer(await event.locals.db(), id, me);
		return done ? { code: 'removed' } : fail(404, { code: 'gone' });
	})
} satisfies Actions;
