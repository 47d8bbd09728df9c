/**
 * Where somebody is taken after signing in: only within this app, so that a link cannot lead elsewhere by way of it.
 * @param wanted as given in an address; anything.
 * @param otherwise where to go where that leads elsewhere.
 */
export function localPath(wanted: string | null, otherwise: string): string {
	if (!wanted?.startsWith('/')) return otherwise;
	const here = 'http://here.invalid';
	// A parser takes `/\` and tabs for what browsers take them for.
	const url = URL.canParse(wanted, here) ? new URL(wanted, here) : undefined;
	return url?.origin === here && !url.pathname.startsWith('//')
		? url.pathname + url.search
		: otherwise;
}
