import { expect, it } from 'vitest';
import { localPath } from './local-path';

it.each(['/', '/review/x', '/en/review?course=a&b=c', '/a//b'])('leads to %s', (path) => {
	expect(localPath(path, '/home')).toBe(path);
});

it.each([
	null,
	'',
	'review',
	'https://evil.example/',
	'//evil.example',
	'///evil.example',
	'/\\evil.example',
	'\\/evil.example',
	'/\t/evil.example',
	'/.//evil.example',
	'javascript:alert(1)'
])('does not lead to %j', (path) => {
	expect(localPath(path, '/home')).toBe('/home');
});
