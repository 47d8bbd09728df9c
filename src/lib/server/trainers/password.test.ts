import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LANGS } from '$lib/scenario/languages';
import { weakness } from './password';

const OWN = ['花岡 はな', 'hana.oka@example.jp'];
const texts = Object.fromEntries(
	LANGS.map((lang) => [
		lang,
		JSON.parse(readFileSync(`src/lib/i18n/locales/${lang}/trainers.json`, 'utf8')) as object
	])
);

it.each(['yuki-no-asa-no-usagi-7', 'correct horse battery staple', 'vT8!kq0Zr#mX'])(
	'lets %s pass',
	async (password) => {
		expect(await weakness(password, OWN)).toBeUndefined();
	}
);

it('wants twelve characters, and takes no more than 128', async () => {
	expect(await weakness('vT8!kq0Zr#m', OWN)).toMatchObject({ code: 'short' });
	expect(await weakness('vT8!kq0Zr#mX'.repeat(11), OWN)).toMatchObject({ code: 'long' });
});

it.each([
	['passwordpassword', 'weak-extendedRepeat'],
	['aaaaaaaaaaaaaa', 'weak-simpleRepeat'],
	['qwertyuiop[]', undefined],
	['hana.okahana.oka', undefined],
	['bansobanso2026', undefined],
	['123456789012', undefined]
])('says of %s what makes it weak, in every language', async (password, hint) => {
	const weak = await weakness(password, OWN);
	expect(weak?.code).toBe('weak');
	expect(weak?.hints.length).toBeGreaterThan(0);
	if (hint) expect(weak?.hints).toContain(hint);
	for (const lang of LANGS)
		for (const key of weak?.hints ?? []) expect(texts[lang]).toHaveProperty([key]);
});

it('knows texts for all that it may say', async () => {
	const { translations } = await import('@zxcvbn-ts/language-en');
	const keys = [
		...Object.keys(translations.warnings),
		...Object.keys(translations.suggestions)
	].map((key) => `weak-${key}`);
	for (const lang of LANGS) for (const key of keys) expect(texts[lang]).toHaveProperty([key]);
});
