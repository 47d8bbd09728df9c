import { fileURLToPath } from 'node:url';

/** The project's top folder, absolute, without a trailing separator. */
export const top = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
