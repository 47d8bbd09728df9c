import { describe, expect, it } from 'vitest';
import {
	dropped,
	evening,
	keyOf,
	offlinePage,
	partsIn,
	sharedParts,
	treat,
	visited
} from './strategy';

const HERE = 'https://banso.example';
const treated = (path: string, mode = 'cors', method = 'GET') =>
	treat({ method, mode, url: new URL(path, HERE).href }, HERE);
const key = (path: string) => keyOf(new URL(path, HERE));

describe('a request is answered', () => {
	it.each([
		['/api/workshop', 'POST'],
		['/scenarios/tea', 'POST'],
		['/scenarios/tea', 'HEAD']
	])('by the server alone: %s by %s', (path, method) => {
		expect(treated(path, 'navigate', method)).toBe('leave');
	});

	it.each([
		'/api/workshop/x/events',
		'/api',
		'/join',
		'/join?code=ABC',
		'/en/join',
		'/en/join/__data.json',
		'/trainers/sign-in',
		'/en/trainers/account?new',
		'/courses',
		'/courses/x/__data.json',
		'/en/admin/backup',
		'/review',
		'/en/review/x',
		'/review/filesystem',
		'https://elsewhere.example/_app/immutable/a.js'
	])('by the server alone: %s', (path) => {
		expect([treated(path, 'navigate'), treated(path)]).toEqual(['leave', 'leave']);
	});

	it('by what kind of thing it asks for', () => {
		expect(treated('/_app/immutable/chunks/a.js')).toBe('build');
		expect(treated('/_app/version.json')).toBe('leave');
		expect(treated('/icon.svg', 'no-cors')).toBe('leave');
		expect(treated('/workshop/room?here=x', 'navigate')).toBe('page');
		expect(treated('/joining', 'navigate')).toBe('page');
		expect(treated('/trainership', 'navigate')).toBe('page');
		expect(treated('/review/files', 'navigate')).toBe('page');
		expect(treated('/en/review/files?x', 'navigate')).toBe('page');
		expect(treated('/course/KOMA-742', 'navigate')).toBe('page');
		expect(treated('/__data.json')).toBe('data');
		expect(treated('/en/scenarios/tea/__data.json?x-sveltekit-invalidated=01')).toBe('data');
		expect(treated('/stories/tea.ja.json?hash=1')).toBe('story');
		expect(treated('/stories/places.ja.json')).toBe('list');
	});
});

describe('what is stored', () => {
	it('is found again under another query, but not under another version of a story', () => {
		expect(key('/workshop/room?here=x')).toBe('/workshop/room');
		expect(key('/en/')).toBe('/en');
		expect([key('/'), key('/__data.json?x=1')]).toEqual(['/', '/']);
		expect(key('/en/workshop/__data.json')).toBe('/en/workshop');
		expect(key('/stories/tea.ja.json?hash=1')).toBe('/stories/tea.ja.json?hash=1');
	});

	it('stays for the version before, and no longer', () => {
		expect(dropped(['banso-1', 'other', 'banso-2', 'banso-3'], '3')).toEqual(['banso-1']);
		expect(dropped(['banso-1', 'banso-2'], '3')).toEqual(['banso-1']);
		expect(dropped(['banso-2', 'banso-3'], '3')).toEqual([]);
		expect(dropped(['banso-3'], '3')).toEqual([]);
		expect(dropped([], '3')).toEqual([]);
	});

	it('is, for a learner, the page, the way home and the rest of the story', () => {
		expect(visited('/')).toEqual(['/', '/offline']);
		expect(visited('/en/journal')).toEqual(['/en/journal', '/en', '/en/offline']);
		expect(visited('/en/scenarios/tea', 'h')).toEqual([
			'/en/scenarios/tea',
			'/en',
			'/en/offline',
			'/en/scenarios/tea/look-back',
			'/stories/tea.en.json?hash=h'
		]);
		expect(visited('/scenarios/tea/look-back')).not.toContain('/scenarios/tea');
	});

	it('is nothing of a page of trainers, but the page that reads files', () => {
		for (const path of ['/trainers/account', '/en/courses', '/courses/x', '/admin', '/review/x'])
			expect(visited(path)).toEqual([]);
		expect(visited('/review/files')).toContain('/review/files');
	});

	it('is, for a workshop, all an evening needs in its language', () => {
		expect(visited('/workshop/room')).toContain('/workshop/screen');
		expect(visited('/workshop/print/tea')).not.toContain('/workshop/screen');
		expect(evening('en', 'tea', 'h')).toEqual([
			'/en/workshop',
			'/en/workshop/room',
			'/en/workshop/screen',
			'/stories/tea.en.json?hash=h',
			'/en/workshop/print/tea'
		]);
	});
});

describe('the page for what is not stored', () => {
	it('speaks the language of the address and remembers it', () => {
		const to = (path: string) => offlinePage(new URL(path, HERE));
		expect(to('/scenarios/tea?run=1')).toEqual({
			path: '/offline',
			from: '/scenarios/tea?run=1'
		});
		expect(to('/en/somewhere').path).toBe('/en/offline');
		expect(to('/english').path).toBe('/offline');
	});
});

describe('the build files that something names', () => {
	it('are found in a page, at whatever depth it lies', () => {
		const page = `<link href="../_app/immutable/entry/a.1.js" rel="modulepreload">
			<link href="../_app/immutable/assets/in-the-page.css" rel="stylesheet" disabled media="(max-width: 0)">
			<script>import("../_app/immutable/entry/a.1.js"), import('./_app/immutable/nodes/4.x-y_z.js')</script>`;
		expect(partsIn(page, '/workshop/room')).toEqual([
			'/_app/immutable/entry/a.1.js',
			'/_app/immutable/nodes/4.x-y_z.js'
		]);
	});

	it('are found in a script: what it imports, at once or later, and their styles', () => {
		const script =
			'import{a}from"../chunks/a.js";const d=["./later.js","../assets/later.css"];import(`./later.js`);const no="./a.json"';
		expect(partsIn(script, '/_app/immutable/nodes/7.x.js')).toEqual([
			'/_app/immutable/chunks/a.js',
			'/_app/immutable/nodes/later.js',
			'/_app/immutable/assets/later.css'
		]);
	});

	it('are not looked for in an entry, which names every page, nor elsewhere', () => {
		expect(partsIn('import("../nodes/1.js")', '/_app/immutable/entry/app.x.js')).toEqual([]);
		expect(partsIn('import("../../../etc/a.js")', '/_app/immutable/nodes/7.x.js')).toEqual([]);
	});

	it('include the layout and the page of what went wrong', () => {
		const build = ['0.a.js', '1.b.js', '10.c.js', '0.a.css'].map((one) => `/_app/nodes/${one}`);
		expect(sharedParts(build)).toEqual(['/_app/nodes/0.a.js', '/_app/nodes/1.b.js']);
	});
});
