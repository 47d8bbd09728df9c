import type { View } from '$lib/server/workshop/view';

export type { View };

/** Whether phones vote. */
export function isOpen({ phase }: View): boolean {
	return phase === 'choosing' || phase === 'choosing-again';
}

/** How many voices were given. */
export function sum(voices: Record<string, number>): number {
	return Object.values(voices).reduce((a, b) => a + b, 0);
}
