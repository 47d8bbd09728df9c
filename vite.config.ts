import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { scenariosWhileEditing } from './src/commands/scenarios-while-editing';

/**
 * What the first choice of a story needs, from whichever page. One file instead of twenty: over HTTP/1.1 a browser
 * asks for six at a time, and on a slow line each further six cost a round trip. Everything else stays apart and
 * is fetched when it is wanted.
 */
const FIRST =
	/node_modules\/(svelte|@sveltejs|i18next|esm-env|clsx|devalue)\/|src\/lib\/(i18n\/[^/]*\.ts|scenario\/|ui\/[^/]*\.|ui\/prose\/|machine\/(story|standing|stepper|opening-way|shuffle)\.ts|journal\/(runs|ids|without)\.ts)/;

export default defineConfig({
	plugins: [sveltekit(), scenariosWhileEditing()],
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: { codeSplitting: { groups: [{ name: 'first', test: FIRST }] } }
				}
			}
		}
	},
	test: {
		environment: 'node',
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'node_modules/**']
	}
});
