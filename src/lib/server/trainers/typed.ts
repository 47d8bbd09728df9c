/**
 * Texts of a form.
 * @returns each as it was typed; empty where it is missing or a file.
 */
export function textsIn<Name extends string>(
	form: FormData,
	...names: Name[]
): Record<Name, string> {
	const of = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, string>;
}
