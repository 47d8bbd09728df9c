/** A copy of an object without one key, since an absent key and one that is `undefined` are stored differently. */
export function without<T extends object, Key extends keyof T>(value: T, key: Key): Omit<T, Key> {
	const copy = { ...value };
	delete copy[key];
	return copy;
}
