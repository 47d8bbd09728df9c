import type { PageData } from './$types';

/** What a learner looks for; empty fields ask for nothing. */
export interface Wish {
	role: string;
	/** At most so many minutes. */
	minutes: string;
	principle: string;
	direction: string;
}

export const ANYTHING: Wish = { role: '', minutes: '', principle: '', direction: '' };

/** Whether a story is what a learner looks for. */
export function fits(card: PageData['cards'][number], wish: Wish): boolean {
	return (
		(!wish.role || (card.roles as string[]).includes(wish.role)) &&
		(!wish.minutes || card.minutes <= Number(wish.minutes)) &&
		(!wish.principle || card.principles.includes(wish.principle)) &&
		(!wish.direction || card.directions.includes(Number(wish.direction)))
	);
}

/** A wish from the search part of an address; what cannot be chosen is left alone. */
export function wishIn(search: string, choosing: PageData['choosing']): Wish {
	const params = new URLSearchParams(search);
	const known: Record<keyof Wish, string[]> = {
		role: choosing.roles,
		minutes: choosing.minutes.map(String),
		principle: choosing.principles.map(({ id }) => id),
		direction: choosing.directions.map(({ number }) => String(number))
	};
	const wish = { ...ANYTHING };
	for (const field of Object.keys(known) as (keyof Wish)[]) {
		const asked = params.get(field) ?? '';
		if (known[field].includes(asked)) wish[field] = asked;
	}
	return wish;
}

/** The search part of an address for a wish; empty when it asks for nothing. */
export function searchOf(wish: Wish): string {
	const asked = Object.entries(wish).filter(([, value]) => value !== '');
	return asked.length > 0 ? `?${new URLSearchParams(asked)}` : '';
}
