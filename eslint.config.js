import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { floors } from './src/commands/floors.mjs';
import svelteConfig from './svelte.config.js';

const root = import.meta.dirname;

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', 'data/', 'static/', 'test-results/'] },
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: root,
				extraFileExtensions: ['.svelte']
			}
		},
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [createTypeScriptImportResolver({ project: root })]
		},
		rules: {
			'no-undef': 'off', // TypeScript knows better
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			// It cannot see through a function that makes the address, so it speaks up for goto() alone; pushState() here stays on the page it is on.
			'svelte/no-navigation-without-resolve': [
				'error',
				{ ignoreLinks: true, ignorePushState: true, ignoreReplaceState: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		// SvelteKit types the data of a page by itself; svelte-check sees that, typed lint does not.
		files: ['**/*.svelte'],
		rules: Object.fromEntries(
			['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
				`@typescript-eslint/no-unsafe-${what}`,
				'off'
			])
		)
	},
	{
		// Plain JavaScript: svelte-check reads its JSDoc types.
		files: ['**/*.{js,mjs}'],
		...ts.configs.disableTypeChecked
	},
	{
		files: ['**/*.test.ts'],
		rules: { '@typescript-eslint/unbound-method': 'off' }
	},
	floors(root)
);
