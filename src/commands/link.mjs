import { say } from './say.mjs';

/** How long a server that starts may take to find out whether it has a link to print, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Waits for the link of the first administrator, which the app makes once its database is open (`first-link.ts`).
 * Call it before the app is loaded.
 * @param {boolean} invite whether to make one although there are trainers
 * @returns {Promise<string | undefined>} its path; undefined where there is none, or no database
 */
export function awaitLink(invite) {
	if (invite) process.env['BANSO_INVITE'] = '1';
	return new Promise((done) => {
		const told = (/** @type {string | undefined} */ path) => {
			clearTimeout(late);
			done(path);
		};
		const late = setTimeout(() => {
			// Nobody listens from here on, so that the app prints a link that comes later by itself.
			process.off(/** @type {any} */ ('banso:link'), told);
			done(undefined);
		}, PATIENCE);
		// Where the server could not start, nothing is waited for.
		late.unref();
		process.once(/** @type {any} */ ('banso:link'), told);
	});
}

/**
 * A link as it is opened from outside.
 * @param {string} url where the app is opened; behind a proxy `ORIGIN` says it
 * @param {string} path
 */
export function linkAt(url, path) {
	return `${process.env['ORIGIN'] || url}${path}`;
}

/**
 * Prints the link, if there is one.
 * @param {string} url where the app is opened
 * @param {string | undefined} path
 */
export function sayLink(url, path) {
	if (!path) return;
	const link = linkAt(url, path);
	say(
		`講座をひらく方は、はじめにこのリンクを開いてください（一度だけ、七日のあいだ使えます）: ${link}`,
		`For the first administrator (works once, for seven days): ${link}`
	);
}
