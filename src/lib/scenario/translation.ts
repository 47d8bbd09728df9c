import { isMap, isPair, isScalar, isSeq, type Scalar } from 'yaml';
import type { Problem } from './problem';
import { readSource, type Path } from './source';
import type { Translation } from './subject';

/**
 * Read an overlay such as `en.yaml`: the same tree as the script, with prose only.
 * @param file name to show in problems.
 * @param lang language tag, as `en`.
 */
export function readTranslation(
	file: string,
	lang: string,
	text: string
): { translation: Translation; problems: Problem[] } {
	const { source, problems } = readSource(file, text);
	const texts = new Map<string, { text: string; path: Path }>();
	const collect = (node: unknown, path: Path): void => {
		if (isMap(node)) {
			for (const pair of node.items) {
				if (isPair(pair) && isScalar(pair.key))
					collect(pair.value, [...path, String(pair.key.value)]);
			}
		} else if (isSeq(node)) {
			node.items.forEach((item, n) => collect(item, [...path, n]));
		} else if (isScalar(node)) {
			const { value } = node as Scalar<string | number | boolean | null>;
			const text = String(value ?? '').trim();
			if (text !== '') texts.set(path.join('.'), { text, path });
		}
	};
	if (problems.length === 0) collect(source.doc.contents, []);
	return { translation: { lang, source, texts }, problems };
}
