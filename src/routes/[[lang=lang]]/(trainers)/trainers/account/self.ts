import { changePassword, rename } from '$lib/server/trainers/own';
import { weakness } from '$lib/server/trainers/password';
import { actionOf } from './told';

/** Name and password. */
export const self = {
	name: actionOf('name', ['name'], async ({ locals }, trainer, typed) => {
		const name = typed.name.trim();
		if (!name || name.length > 100) return { code: 'no-name' };
		await rename(await locals.db(), trainer, name);
		return { code: 'done' };
	}),

	password: actionOf('password', ['present', 'password'], async (event, trainer, typed) => {
		const weak = await weakness(typed.password, [trainer.name, trainer.email]);
		if (weak) return weak;
		const done = await changePassword(event, trainer, typed.present, typed.password);
		return { code: done ? 'done' : 'wrong' };
	})
};
