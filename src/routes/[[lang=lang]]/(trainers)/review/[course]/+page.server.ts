import { readerOf } from '$lib/server/review/reading-course';
import { readPage } from '$lib/server/review/reading-page';
import * as now from '$lib/server/review/told-now';
import { words } from '$lib/server/words';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const reader = await readerOf(locals);
	const { lang, words: above } = await parent();
	const { searchParams } = url;
	const asked = {
		course: params.course,
		story: searchParams.get('story'),
		release: searchParams.get('release')
	};
	return {
		words: { ...above, ...words(lang, 'review') },
		...(await readPage(reader, asked, lang, now)),
		principles: now.principlesIn(lang)
	};
};
