import { defineConfig } from '@playwright/test';
import { DESK, PHONE } from './tests/e2e/screens';
import { CHROMIUM_ARGS, chromiumPath } from './src/commands/steps/chromium.mjs';

/** Journeys that run once: many stories from their first line to an ending, and what no screen makes a difference to. */
const ONCE = [
	'courses',
	'coverage',
	'endings',
	'forms',
	'hard-scenes',
	'journal-file',
	'journal-trouble',
	'offline',
	'offline-versions',
	'review',
	'review-files',
	'review-taking',
	'sending-leaves',
	'sending-meanwhile',
	'sending-outbox',
	'sending-workshop',
	'trainers',
	'trainers-forms',
	'whole-course',
	'workshop-hands',
	'workshop-phones'
].map((name) => `${name}.spec.ts`);

/** What is mostly done on a phone is tried on a phone. */
const PHONES = ['finding', 'join', 'join-weight', 'journal', 'sending'].map(
	(name) => `${name}.spec.ts`
);

const port = Number(process.env['BANSO_PORT'] ?? 4173);
const url = `http://127.0.0.1:${port}`;
const executablePath = chromiumPath();

/** Journeys through the built app (`npm test -- e2e`, which builds it first), one a file. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '*.spec.ts',
	outputDir: 'test-results/e2e',
	fullyParallel: true,
	forbidOnly: Boolean(process.env['CI']),
	workers: 2,
	retries: 0,
	// A whole story by keyboard takes ten seconds on a quiet computer, and several times that on a busy one.
	timeout: 90_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	use: {
		baseURL: url,
		browserName: 'chromium',
		// What a journey sends is seen where it is sent; the journey without a network allows the worker for itself.
		serviceWorkers: 'block',
		locale: 'ja-JP',
		timezoneId: 'Asia/Tokyo',
		// Traces of hundreds of journeys cost as much as the journeys; `--trace on` records them when one is looked into.
		trace: 'off',
		// A pointer waits for whatever moves to come to rest; journeys ask for stillness, as readers may.
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: CHROMIUM_ARGS
		}
	},
	projects: [
		// Journeys through every story take the screen of their turn; the others run on both.
		{ name: 'once', testMatch: ONCE },
		{
			name: 'phone',
			testIgnore: ONCE,
			use: PHONE
		},
		{ name: 'desktop', testIgnore: [...ONCE, ...PHONES], use: DESK }
	],
	webServer: {
		command: `node src/commands/serve.mjs --port ${port}`,
		url,
		// Rooms of journeys are not those of whoever works here.
		env: { DATA_DIR: 'test-results/data' },
		// Never another server that happens to be there: the journeys test this build.
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 3_000 }
	}
});
