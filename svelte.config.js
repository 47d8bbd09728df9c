import { existsSync, readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { ANNOUNCER_STYLE, inlineScriptHashes } from './src/commands/csp.mjs';

const page = new URL('./src/app.html', import.meta.url);
const inlineScripts = existsSync(page) ? inlineScriptHashes(readFileSync(page, 'utf8')) : [];

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ out: 'build', precompress: true }),
		csp: {
			mode: 'hash',
			// Nothing comes from another host: many offices have no internet.
			directives: {
				'default-src': ['self'],
				'script-src': ['self', ...inlineScripts],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-hashes', ANNOUNCER_STYLE],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// Styles travel inside the page, hashed for the policy: the first scene waits for one answer, not for two.
		inlineStyleThreshold: 65_536,
		// Pages register it themselves, once they have nothing better to do; a phone's page in a hall never does.
		serviceWorker: { register: false },
		prerender: { handleHttpError: 'fail' }
	}
};
