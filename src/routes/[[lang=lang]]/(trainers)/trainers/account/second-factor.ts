import {
	beginSecond,
	confirmSecond,
	endSecond,
	keyOf,
	renewCodes,
	type Key
} from '$lib/server/trainers/second-factor';
import { draw } from '$lib/ui/qr/drawing';
import { actionOf } from './told';

const drawn = (key: Key) => ({ ...key, qr: draw(key.uri) });

/** Setting a second factor up and taking it away. */
export const secondFactor = {
	begin: actionOf('second', ['present'], async (event, trainer, { present }) => {
		const key = await beginSecond(event, trainer, present);
		return key ? { code: 'begun', key: drawn(key) } : { code: 'wrong' };
	}),

	confirm: actionOf('second', ['uri', 'code'], async (event, trainer, { uri, code }) => {
		const codes = await confirmSecond(event, trainer, code);
		if (codes) return { code: 'done', codes };
		const key = keyOf(uri);
		return { code: 'wrong-code', ...(key && { key: drawn(key) }) };
	}),

	end: actionOf('second', ['present'], async (event, trainer, { present }) => ({
		code: (await endSecond(event, trainer, present)) ? 'done' : 'wrong'
	})),

	codes: actionOf('second', ['present'], async (event, trainer, { present }) => {
		const codes = await renewCodes(event, trainer, present);
		return codes ? { code: 'done', codes } : { code: 'wrong' };
	})
};
