import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { scenariosWhileEditing } from './src/commands/scenarios-while-editing';

/**
 * What the first choice of a story needs, from whichever page: the base that a phone in a hall stands on too, and the
 * rest. Two files instead of twenty: over HTTP/1.1 a browser asks for six at a time, and on a slow line each further
 * six cost a round trip. Everything else stays apart and is fetched when it is wanted, as what is told of months or kept
 * as a file.
 */
const BASE =
	/node_modules\/(svelte|esm-env|clsx)\/|vite\/preload-helper|src\/lib\/(scenario\/languages|journal\/ids)\.ts|join\/answers\.ts/;
const FIRST =
	/node_modules\/(@sveltejs|devalue|i18next)\/|src\/lib\/(i18n\/[^/]*\.ts|scenario\/|ui\/(?!download|months)[^/]*\.(svelte|ts)|ui\/prose\/|machine\/(story|standing|stepper|opening-way|shuffle)\.ts|journal\/(runs|ids|without|sending\/note)\.ts|offline\/(quiet|story-file)\.ts)/;

/** The script of the phone's page, which does without the app's router; its page names the file. */
const phonesScript: Plugin = {
	name: 'phones-script',
	buildStart() {
		if (this.environment.name !== 'client' || this.environment.mode !== 'build') return;
		const id = 'src/routes/[[lang=lang]]/join/main.ts';
		this.emitFile({ type: 'chunk', id, fileName: '_app/join.js' });
	}
};

export default defineConfig({
	plugins: [sveltekit(), phonesScript, scenariosWhileEditing()],
	// It names Svelte among its peers and would be taken for components; of two copies of it one would not know the other.
	ssr: { external: ['better-auth', '@better-auth/passkey'] },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: {
							groups: [
								{ name: 'base', test: BASE, priority: 2 },
								{ name: 'first', test: FIRST, priority: 1 }
							]
						}
					}
				}
			}
		}
	},
	test: {
		environment: 'node',
		// Much of the time tests wait for databases and processes: two files at once even on a small computer.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		// A busy machine is slow, not wrong.
		testTimeout: 30_000,
		hookTimeout: 60_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'plain',
					include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
					exclude: ['tests/db/**', 'tests/e2e/**', 'node_modules/**']
				}
			},
			{
				// On real databases; a Postgres server runs meanwhile.
				extends: true,
				test: {
					name: 'db',
					include: ['tests/db/**/*.test.ts'],
					globalSetup: 'tests/db/postgres-server.ts'
				}
			}
		]
	}
});
