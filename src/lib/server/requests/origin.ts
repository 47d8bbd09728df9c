/**
 * Where other devices reach this server. A page may have been opened as `localhost`, which on a phone would be the phone
 * itself; then it is the first address that `serve.mjs` knows (`BANSO_ADDRESSES`).
 * @returns an origin such as `http://192.168.1.5:3000`; undefined where the server serves this computer alone.
 */
export function originForOthers({ host, origin }: URL): string | undefined {
	if (!/^(localhost|127\.|\[::1\])/.test(host)) return origin;
	return (process.env.BANSO_ADDRESSES ?? '').split(',').find(Boolean);
}
