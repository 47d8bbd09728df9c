/** A text of the page by its key; `{{name}}` is filled in. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The texts of the page: the few it has need no translator, which would weigh more than the page. */
export function wordsOf(texts: Readonly<Record<string, string>> = {}): Words {
	return (key, values = {}) =>
		(texts[key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
