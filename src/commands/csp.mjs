import { createHash } from 'node:crypto';

/**
 * The one style attribute on a page: SvelteKit hides with it the line that tells screen readers of a new page.
 * Without it, a strict policy would show that line to everybody. It changes with SvelteKit; a test notices.
 * @see https://github.com/sveltejs/kit packages/kit/src/core/sync/write_root.js
 */
export const ANNOUNCER_STYLE = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/**
 * The Content-Security-Policy sources that allow exactly the inline scripts of an HTML text.
 * Browsers read a line end as LF before they hash, so CRLF counts as LF. Scripts with `src` are left out.
 * @param {string} html
 * @returns {`sha256-${string}`[]} one a script, in order
 */
export function inlineScriptHashes(html) {
	const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
	return [...scripts].map(([, body = '']) => {
		const hash = createHash('sha256').update(body.replace(/\r\n?/g, '\n')).digest('base64');
		return /** @type {const} */ (`sha256-${hash}`);
	});
}
