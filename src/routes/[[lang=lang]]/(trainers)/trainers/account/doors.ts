import { redirect } from '@sveltejs/kit';
import { langOf, pathIn } from '$lib/scenario/languages';
import { grantPasskey } from '$lib/server/trainers/may-add';
import { endAllSessions, endSession, removePasskey, renamePasskey } from '$lib/server/trainers/own';
import { signOut } from '$lib/server/trainers/signing';
import { actionOf } from './told';

/** Passkeys and open sign-ins. */
export const doors = {
	/** The password, once more, before a passkey is added; the browser does the rest. */
	'allow-passkey': actionOf('passkeys', ['present'], async (event, trainer, { present }) => {
		const granted = await grantPasskey(event, trainer, present);
		return { code: granted === 'granted' ? 'done' : granted };
	}),

	'name-passkey': actionOf('passkeys', ['id', 'name'], async (event, _, { id, name }) => {
		await renamePasskey(event, id, name.trim().slice(0, 100));
		return { code: 'done' };
	}),

	'remove-passkey': actionOf('passkeys', ['id'], async (event, _, { id }) => {
		await removePasskey(event, id);
		return { code: 'done' };
	}),

	'end-session': actionOf('sessions', ['id'], async (event, _, { id }) => {
		await endSession(event, id);
		return { code: 'done' };
	}),

	'end-all': actionOf('sessions', [], async (event, trainer) => {
		await endAllSessions(event, await event.locals.db(), trainer);
		await signOut(event);
		redirect(303, pathIn(langOf(event.params.lang), '/trainers/sign-in'));
	})
};
