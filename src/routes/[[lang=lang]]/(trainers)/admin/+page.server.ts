import { fail } from '@sveltejs/kit';
import { dayOf } from '$lib/server/backup/format';
import { counted } from '$lib/server/courses/counted';
import {
	BOUNDS,
	readSetting,
	readSettings,
	SETTINGS,
	writeSettings,
	type Settings
} from '$lib/server/courses/settings';
import { AUDIT_DAYS } from '$lib/server/courses/audit';
import { acting } from '$lib/server/trainers/acting';
import { textsIn } from '$lib/server/trainers/typed';
import { mustBeAdmin } from '$lib/server/trainers/who';
import { words } from '$lib/server/words';
import type { Actions, PageServerLoad } from './$types';

const DAY = 24 * 60 * 60 * 1000;

export const load: PageServerLoad = async ({ locals, parent }) => {
	await mustBeAdmin(locals);
	const db = await locals.db();
	const { lang, words: common } = await parent();
	const settings = await readSettings(db);
	return {
		words: { ...common, ...words(lang, 'admin') },
		settings,
		bounds: BOUNDS,
		auditDays: AUDIT_DAYS,
		/** The last day on which a backup made now may be kept, `YYYY-MM-DD`. */
		keepUntil: dayOf(Date.now() + settings.backupDays * DAY),
		/** How much of what there is: never how much waits. */
		counts: await counted(db)
	};
};

export const actions: Actions = {
	/** Stores how long things are kept, all of it or nothing. */
	settings: async ({ locals, request }) => {
		const typed = textsIn(await request.formData(), ...SETTINGS);
		return acting(
			async () => {
				await mustBeAdmin(locals);
				const read = SETTINGS.map((name) => [name, readSetting(name, typed[name])] as const);
				const wrong = read.filter(([, value]) => value === undefined).map(([name]) => name);
				if (wrong.length > 0) return fail(400, { typed, wrong });
				await writeSettings(await locals.db(), Object.fromEntries(read) as Settings);
				return { done: 'settings' };
			},
			{ typed }
		);
	}
};
