import type { Kept, State } from '$lib/journal/sending';

/** How something stands that was sent, as the key of its text, `state-<standing>`. */
export function standingOf({
	state,
	sealed
}: Pick<Kept, 'state' | 'sealed'>): State | 'sealed' | 'withdrawn-batch' {
	if (!sealed) return state;
	return state === 'delivered' ? 'sealed' : state === 'withdrawn' ? 'withdrawn-batch' : state;
}
