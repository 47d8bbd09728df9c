/**
 * Headers on every response. What scripts and styles may do is said in `svelte.config.js` (kit.csp);
 * `frame-ancestors` works only as a header, so it is added here for prerendered pages and files.
 */
export const HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	// Other hosts learn nothing. `no-referrer` would also blank the Origin of our own forms, which SvelteKit checks.
	'Referrer-Policy': 'same-origin',
	'X-Frame-Options': 'DENY',
	'Permissions-Policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Content-Security-Policy': "frame-ancestors 'none'"
};

/**
 * Sets {@link HEADERS}. A page rendered on request replaces the last one by its own full policy.
 * @param {import('node:http').ServerResponse} response
 */
export function protect(response) {
	for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}
