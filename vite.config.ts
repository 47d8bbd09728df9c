import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { scenariosWhileEditing } from './src/commands/scenarios-while-editing';

export default defineConfig({
	plugins: [sveltekit(), scenariosWhileEditing()],
	test: {
		environment: 'node',
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'node_modules/**']
	}
});
