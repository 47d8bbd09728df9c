import { fail } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { acting } from '$lib/server/trainers/acting';
import { invite, inviteAgain, linkOf } from '$lib/server/trainers/invitations';
import { people, removeTrainer } from '$lib/server/trainers/people';
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

export const actions: Actions = {
	invite: (event) =>
		acting(async () => {
			const me = await mustBeAdmin(event.locals);
			const { role } = textsIn(await event.request.formData(), 'role');
			const token = await invite(
				await event.locals.db(),
				{ role: role === 'admin' ? 'admin' : 'trainer' },
				me.id
			);
			return { code: 'invited', name: '', ...shown(event, token) };
		}),

	password: (event) =>
		acting(async () => {
			const me = await mustBeAdmin(event.locals);
			const { id } = textsIn(await event.request.formData(), 'id');
			const db = await event.locals.db();
			const found = (await people(db)).find((one) => one.id === id);
			if (!found) return fail(404, { code: 'gone' });
			const token = await inviteAgain(db, id, me);
			return { code: 'renewing', name: found.name, ...shown(event, token) };
		}),

	remove: (event) =>
		acting(async () => {
			const me = await mustBeAdmin(event.locals);
			const { id } = textsIn(await event.request.formData(), 'id');
			const done = await removeTrainer(await event.locals.db(), id, me);
			return done ? { code: 'removed' } : fail(404, { code: 'gone' });
		})
};
