import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ANNOUNCER_STYLE, inlineScriptHashes } from './csp.mjs';

const sha = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

it('hashes each inline script exactly as it stands', () => {
	const html = '<script>\n\ta();\n</script><p></p><script type="module">b()</script>';
	expect(inlineScriptHashes(html)).toEqual([sha('\n\ta();\n'), sha('b()')]);
});

it('leaves out scripts from files, and pages without scripts', () => {
	expect(inlineScriptHashes('<script defer src="/a.js"></script>')).toEqual([]);
	expect(inlineScriptHashes('<p>script</p>')).toEqual([]);
});

it('reads Windows line ends as browsers do', () => {
	expect(inlineScriptHashes('<script>\r\na()\r\n</script>')).toEqual([sha('\na()\n')]);
});

it("knows the style of SvelteKit's announcer", () => {
	const source = readFileSync('node_modules/@sveltejs/kit/src/core/sync/write_root.js', 'utf8');
	const [, style = ''] = /id="svelte-announcer"[^>]*style="([^"]*)"/.exec(source) ?? [];
	expect(sha(style)).toBe(ANNOUNCER_STYLE);
});
