import {
	beginSecond,
	confirmSecond,
	endSecond,
	keyOf,
	renewCodes
} from '$lib/server/trainers/second-factor';
import { actionOf } from './told';

/** Setting a second factor up and taking it away. */
export const secondFactor = {
	begin: actionOf('second', ['present'], async (event, trainer, { present }) => {
		const key = await beginSecond(event, trainer, present);
		return key ? { code: 'begun', key } : { code: 'wrong' };
	}),

	confirm: actionOf('second', ['uri', 'code'], async (event, trainer, { uri, code }) => {
		const codes = await confirmSecond(event, trainer, code);
		if (codes) return { code: 'done', codes };
		const key = keyOf(uri);
		return { code: 'wrong-code', ...(key && { key }) };
	}),

	end: actionOf('second', ['present'], async (event, trainer, { present }) => ({
		code: (await endSecond(event, trainer, present)) ? 'done' : 'wrong'
	})),

	codes: actionOf('second', ['present'], async (event, trainer, { present }) => {
		const codes = await renewCodes(event, trainer, present);
		return codes ? { code: 'done', codes } : { code: 'wrong' };
	})
};
