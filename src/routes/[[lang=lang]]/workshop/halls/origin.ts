/**
 * Where other devices in the hall reach this server. This page may have been opened as `localhost`, which on a phone
 * would be the phone itself.
 * @returns an origin such as `http://192.168.1.5:3000`; undefined where the server serves this computer alone.
 */
export async function originForOthers(): Promise<string | undefined> {
	if (!/^(localhost|127\.|\[::1\])/.test(location.host)) return location.origin;
	const answer = await fetch('/api/workshop/addresses').catch(() => undefined);
	if (!answer?.ok) return undefined;
	const { addresses } = (await answer.json()) as { addresses: string[] };
	return addresses[0];
}
