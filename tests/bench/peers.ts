import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { toInk } from './ink/story';
import { toPlain } from './limit/story';
import type { Script } from '../../src/lib/scenario/schema';

const here = dirname(fileURLToPath(import.meta.url));
const read = (file: string) => readFileSync(join(here, file), 'utf8');
const style = () => `<style>${read('page.css').replace(/\s+/g, ' ')}</style>`;
const head = (title: string) =>
	`<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${style()}`;

/**
 * Writes the two peers of one story into a folder, every file also compressed with brotli.
 * @param folder gets `limit/` and `ink/`; files under `assets/` may be kept by a browser for ever.
 */
export function writePeers(folder: string, script: Script): void {
	const { whole, first, html } = toPlain(script);
	write(join(folder, 'limit/story.json'), JSON.stringify(whole));
	write(
		join(folder, 'limit/index.html'),
		`${head(script.title)}<h1>${script.title}</h1><main>${html}</main><script type="application/json" id="story">${JSON.stringify(first)}</script><script>${read('limit/page.js')}</script>`
	);

	// As Ink's web export: the engine, the story as a script, and the page's own script.
	const engine = createRequire(import.meta.url).resolve('inkjs');
	write(
		join(folder, 'ink/assets/ink.js'),
		readFileSync(engine, 'utf8').replace(/\/\/# source.*/, '')
	);
	write(join(folder, 'ink/assets/story.js'), `var storyContent = ${toInk(script)};`);
	write(join(folder, 'ink/assets/page.js'), read('ink/page.js'));
	const scripts = ['ink', 'story', 'page'].map(
		(name) => `<script src="assets/${name}.js"></script>`
	);
	write(
		join(folder, 'ink/index.html'),
		`${head(script.title)}<h1>${script.title}</h1><main></main>${scripts.join('')}`
	);
}

function write(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
	writeFileSync(`${file}.br`, brotliCompressSync(text));
}
