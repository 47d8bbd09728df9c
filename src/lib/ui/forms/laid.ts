import { holds, type Standing } from '$lib/machine/standing';
import type { Program } from '$lib/scenario/program';
import type { Block } from '$lib/scenario/vocabulary';

/** One block of a page as it stands: the key of what is printed, or of what is shown while it is empty. */
export interface Laid {
	id: string;
	as: Block;
	key: string;
	empty: boolean;
}

/**
 * The page of a story as far as it is made up where the story stands.
 * @returns its blocks from the top; none where the story has no page.
 */
export function laid(program: Program, standing: Standing): Laid[] {
	return (program.page ?? []).map(({ id, as, lines }) => {
		const n = lines.findIndex((line) => holds(line.if, standing));
		const base = `page.blocks.${id}`;
		return { id, as, key: n < 0 ? `${base}.empty` : `${base}.lines.${n}.text`, empty: n < 0 };
	});
}
