/**
 * The floors of the house, and the lint rules that keep them: a file imports only from its own folder and from
 * lower floors, and the lower floors know no framework, no page and no database.
 */

/** Which folders of `src/` each folder may import from, besides itself. */
const BELOW = {
	'lib/scenario': [],
	'lib/machine': ['lib/scenario'],
	'lib/workshop': ['lib/scenario', 'lib/machine'],
	'lib/review': ['lib/scenario', 'lib/machine'],
	'lib/journal': ['lib/scenario', 'lib/machine', 'lib/workshop', 'lib/review'],
	'lib/i18n': ['lib/scenario', 'lib/machine', 'lib/workshop', 'lib/review'],
	'lib/offline': ['lib/scenario'],
	'lib/server': ['lib/scenario', 'lib/machine', 'lib/workshop', 'lib/review'],
	// Not lib/server: what it holds must never reach a browser.
	'lib/ui': [
		'lib/scenario',
		'lib/machine',
		'lib/workshop',
		'lib/review',
		'lib/journal',
		'lib/i18n'
	],
	routes: ['lib'],
	'service-worker': ['lib/offline'],
	commands: ['lib']
};

/** The floors that are nothing but logic. */
const PURE = ['scenario', 'machine', 'workshop', 'review'];

const DOM = ['window', 'document', 'localStorage', 'sessionStorage', 'indexedDB', 'navigator'];

/** Packages, and everything inside them, that the pure floors must not know. */
const OUTSIDE = '^(svelte|\\$app|\\$env|@sveltejs|kysely|better-sqlite3|pg|better-auth|idb)(/|$)';

const WHY = 'See "Floors" in CONTRIBUTING.md.';

/**
 * Zones for `import-x/no-restricted-paths`.
 * @returns {{ target: string, from: string, except?: string[], message: string }[]}
 */
function zones() {
	const upward = Object.entries(BELOW).map(([folder, below]) => ({
		target: `./src/${folder}`,
		from: './src',
		except: [folder, ...below].map((allowed) => `./${allowed}`),
		message: `src/${folder} imports only from itself and from lower floors. ${WHY}`
	}));
	const apart = ['+page.server.ts', '+layout.server.ts', '+server.ts'].map((file) => ({
		target: `./src/routes/**/${file}`,
		from: './src/lib/journal',
		message: `The journal stays on the learner's device: server code never sees it. ${WHY}`
	}));
	return [...upward, ...apart];
}

/**
 * ESLint configuration for the floors. It needs the plugin `import-x` and a resolver that knows `$lib`.
 * @param {string} root the folder that holds `src/`
 * @returns {import('eslint').Linter.Config[]}
 */
export function floors(root) {
	return [
		{
			name: 'banso/floors',
			files: ['src/**/*.{js,mjs,ts,svelte}'],
			rules: { 'import-x/no-restricted-paths': ['error', { basePath: root, zones: zones() }] }
		},
		{
			name: 'banso/pure-floors',
			files: PURE.map((folder) => `src/lib/${folder}/**/*.{js,ts}`),
			rules: {
				'no-restricted-imports': [
					'error',
					{ patterns: [{ regex: OUTSIDE, message: `This floor is plain logic. ${WHY}` }] }
				],
				'no-restricted-syntax': [
					'error',
					{
						selector: `ImportExpression > Literal[value=/${OUTSIDE.replaceAll('/', '\\/')}/]`,
						message: `This floor is plain logic. ${WHY}`
					}
				],
				'no-restricted-globals': [
					'error',
					...DOM.map((name) => ({ name, message: `This floor knows no browser. ${WHY}` }))
				]
			}
		}
	];
}
