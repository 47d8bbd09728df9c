import type { Contribution } from '../../review/contribution';
import type { Receipt } from '../../review/receipt';
import { toFile } from '../../review/file';

/**
 * The texts that leave the device. They are made once, shown, kept while they wait and sent as they are: what was
 * agreed to and what goes is one string. Written for people: a line for each thing that was chosen.
 */

/** A reflection as it is sent: of which story and question, and the words. */
export interface Reflection {
	scenario: string;
	hash: string;
	/** The scene whose question it answers. */
	scene: string;
	text: string;
}

/** Body of `POST /api/contribution`. */
export function contributionBody(
	course: string,
	receipt: Receipt,
	contribution: Contribution
): string {
	return written({ course, receipt, contribution });
}

/** Body of `POST /api/reflection`. */
export function reflectionBody(course: string, receipt: Receipt, reflection: Reflection): string {
	return written({ course, receipt, ...reflection });
}

/** What a file holds that is handed over past all servers. */
export function fileText(receipt: Receipt, contribution: Contribution): string {
	return `${written(toFile(receipt, contribution))}\n`;
}

/** JSON on lines, except that an object of plain texts inside a list stays on one. */
function written(value: object): string {
	return JSON.stringify(value, null, 2).replace(
		/\{\n\s+"at": ("(?:[^"\\]|\\.)*"),\n\s+"did": ("(?:[^"\\]|\\.)*")\n\s+\}/g,
		'{ "at": $1, "did": $2 }'
	);
}
