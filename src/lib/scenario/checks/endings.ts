import type { Item } from '../schema';
import type { Problem } from '../problem';
import { at, lengthOf, type Check } from '../subject';

/** The longest ending may be so many times the shortest. */
export const LONGEST_ENDING = 1.4;

/** Fewer than three endings, or endings unequal in length. */
export const endings: Check = {
	name: 'endings',
	run(subject) {
		const sized = Object.entries(subject.script.endings)
			.map(([id, ending]) => ({ id, size: size(ending.text) }))
			.sort((a, b) => a.size - b.size);
		const problems: Problem[] = [];
		if (sized.length < 3) {
			problems.push(
				at(
					subject,
					['endings'],
					{
						code: 'few-endings',
						message: `The story has ${sized.length === 1 ? 'one ending' : `${sized.length} endings`}; at least three are asked.`,
						hint: 'Write another unfinished place to stop, as warm as the others.'
					},
					'key'
				)
			);
		}
		const [least, most] = [sized[0], sized.at(-1)];
		if (least && most && most.size > least.size * LONGEST_ENDING) {
			problems.push(
				at(
					subject,
					['endings', least.id],
					{
						code: 'uneven-endings',
						message: `"${least.id}" has ${least.size} letters, "${most.id}" has ${most.size}: length would rank them.`,
						hint: 'Bring the endings to a similar length; variants do not count.'
					},
					'key'
				)
			);
		}
		return problems;
	}
};

/** Letters that every reader of the ending sees; variants and echoes are left out. */
function size(text: Item[]): number {
	return text.reduce((sum, item) => {
		if (typeof item === 'string') return sum + lengthOf(item);
		if ('text' in item && Array.isArray(item.text)) return sum;
		return (
			sum +
			Object.values(item as Record<string, string>).reduce((n, words) => n + lengthOf(words), 0)
		);
	}, 0);
}
