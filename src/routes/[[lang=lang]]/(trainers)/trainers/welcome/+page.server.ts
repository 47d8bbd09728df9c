import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { sender } from '$lib/server/requests/answering';
import { acting } from '$lib/server/trainers/acting';
import { guardCode } from '$lib/server/trainers/guards';
import { findInvitation, tokenIn, type Invitation } from '$lib/server/trainers/invitations';
import { join, renew } from '$lib/server/trainers/joining';
import { beginOidc } from '$lib/server/trainers/oidc-door';
import { theOidc } from '$lib/server/trainers/oidc';
import { weakness } from '$lib/server/trainers/password';
import { signIn, type Asking } from '$lib/server/trainers/signing';
import { theAuth } from '$lib/server/trainers/the-auth';
import { textsIn } from '$lib/server/trainers/typed';
import { newcomerIn } from './newcomer';
import type { Actions, PageServerLoad } from './$types';

/** What the page shows after a form was sent. */
interface Told {
	/** What is wrong. */
	code?: string;
	/** Minutes to wait. */
	minutes?: number;
	hints?: string[];
	token?: string;
	/** What the link is for, once it is known. */
	kind?: Invitation['kind'];
	name?: string;
	email?: string;
	/** Where the municipality's own sign-in goes on. */
	goOn?: string;
}
const no = (status: number, told: Told) => fail(status, told);

/** What a form says it is for, to be shown again; what counts is the invitation. */
function kindOf(text: string): Invitation['kind'] {
	return text === 'password' || text === 'admin' ? text : 'trainer';
}

/** What an invitation is for. */
async function look(event: Asking & { locals: App.Locals }, token: string) {
	const db = await event.locals.db();
	return guardCode(
		sender(event),
		() => (token ? findInvitation(db, token) : Promise.resolve(undefined)),
		(found) => found !== undefined
	);
}

export const load: PageServerLoad = () => ({
	/** What the municipality's own sign-in is called, if there is one. */
	oidc: theOidc()?.name
});

export const actions: Actions = {
	/** The link is opened: what it is for. */
	look: (event) =>
		acting<Told | ActionFailure<Told>>(async () => {
			const token = tokenIn(textsIn(await event.request.formData(), 'token').token);
			const invitation = await look(event, token);
			if (!invitation) return no(404, { code: 'link-over' });
			const { kind, trainer } = invitation;
			return { token, kind, ...(trainer && { name: trainer.name, email: trainer.email }) };
		}),

	/** The link is used: somebody becomes a trainer, or has a new password, and is signed in. */
	join: async (event) => {
		const typed = textsIn(
			await event.request.formData(),
			'token',
			'kind',
			'name',
			'email',
			'password'
		);
		const token = tokenIn(typed.token);
		const back = { token, kind: kindOf(typed.kind), name: typed.name, email: typed.email };
		return acting<Told | ActionFailure<Told>, Told>(async () => {
			const invitation = await look(event, token);
			if (!invitation) return no(404, { code: 'link-over' });
			const { kind, trainer } = invitation;
			const name = trainer?.name ?? typed.name.trim();
			const email = trainer?.email ?? typed.email.trim();
			const kept = { token, kind, name, email };
			const wrong = newcomerIn({ name, email });
			if (wrong) return no(400, { ...kept, code: wrong });
			const weak = await weakness(typed.password, [name, email]);
			if (weak) return no(400, { ...kept, ...weak });
			const db = await event.locals.db();
			// Where nobody can come in, the link is not used up.
			await theAuth(event.url.origin);
			const why = trainer
				? await renew(db, token, typed.password)
				: await join(db, token, { name, email, password: typed.password });
			if (why === 'link-over') return no(404, { code: why });
			if (why) return no(409, { ...kept, code: why });
			// The link is used up by now; what hinders this is told where one signs in.
			const done = await signIn(event, email, typed.password).catch(() => 'wrong');
			const to = done === 'in' ? '/trainers/account?new' : '/trainers/sign-in';
			redirect(303, pathIn(langOf(event.params.lang), to));
		}, back);
	},

	/** The link is used with the municipality's own sign-in. */
	oidc: (event) =>
		acting<Told | ActionFailure<Told>>(async () => {
			const token = tokenIn(textsIn(await event.request.formData(), 'token').token);
			const invitation = await look(event, token);
			if (!invitation || invitation.kind === 'password') return no(404, { code: 'link-over' });
			const lang = langOf(event.params.lang);
			const goOn = await beginOidc(event, {
				invitation: token,
				home: pathIn(lang, '/trainers/account?new'),
				back: pathIn(lang, '/trainers/sign-in')
			});
			const { kind } = invitation;
			return goOn ? { token, kind, goOn } : no(503, { token, kind, code: 'unreachable' });
		})
};
