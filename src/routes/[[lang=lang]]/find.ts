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

/** A wish from the search part of an address; unknown fields are left alone. */
export function wishIn(search: string): Wish {
	const params = new URLSearchParams(search);
	const fields = Object.keys(ANYTHING) as (keyof Wish)[];
	return Object.fromEntries(
		fields.map((field) => [field, params.get(field) ?? ''])
	) as unknown as Wish;
}

/** The search part of an address for a wish; empty when it asks for nothing. */
export function searchOf(wish: Wish): string {
	const asked = Object.entries(wish).filter(([, value]) => value !== '');
	return asked.length > 0 ? `?${new URLSearchParams(asked)}` : '';
}
