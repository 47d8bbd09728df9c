import { spawn } from 'node:child_process';
import { once as happened } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { beforeAll, expect, it } from 'vitest';
import { backUp } from '../../src/lib/server/backup/writing';
import { openDatabase, type Place } from '../../src/lib/server/database/open';
import { onBoth } from './both';
import { everything, fill, SECRET } from './filled';
import { places } from './places';

onBoth('npm run restore', (database) => {
	const empty = places();
	let file: string;
	beforeAll(async () => {
		await fill(await database.open());
		file = join(database.place.folder, 'banso.ndjson.gz');
		writeFileSync(file, await buffer(backUp(database.place, SECRET)));
	});

	async function run(place: Place, args: string[], env: Record<string, string> = {}) {
		const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/restore.ts', ...args], {
			env: {
				...process.env,
				DATA_DIR: place.folder,
				DATABASE_URL: place.url ?? '',
				BANSO_SECRET: SECRET,
				...env
			}
		});
		const [out, err, [code]] = await Promise.all([
			text(child.stdout),
			text(child.stderr),
			happened(child, 'exit') as Promise<[number]>
		]);
		return { code, out, err };
	}

	it('puts a backup back and says what to do; a second time it does not', async () => {
		const place = await empty(database.kind);
		const { code, out, err } = await run(place, [file]);
		expect([code, err]).toEqual([0, '']);
		expect(out).toMatch(/控えを戻しました.*Put back the backup of \d{4}-\d\d-\d\d/);
		expect(out).not.toContain('secret');
		expect(out).toContain('Look through “People” and the courses');
		const restored = await openDatabase(place);
		const before = await everything(restored);
		expect(before.course).toHaveLength(1);
		const again = await run(place, [file]);
		expect(again.code).toBe(1);
		expect(again.err).toContain('something in the database already');
		expect(await everything(restored)).toEqual(before);
		await restored.destroy();
	});

	it('without the secret says what is not there, and what to do', async () => {
		const place = await empty(database.kind);
		const { code, out } = await run(place, [file], { BANSO_SECRET: '' });
		expect(code).toBe(0);
		expect(out).toMatch(/まとめを待っていた送信は、戻していません.*was not put back/);
		expect(out).toContain('BANSO_SECRET');
		const restored = await openDatabase(place);
		expect((await everything(restored)).waiting).toEqual([]);
		await restored.destroy();
	});

	it('takes the secret that lies in the new folder', async () => {
		const place = await empty(database.kind);
		writeFileSync(join(place.folder, 'secret'), SECRET);
		const { out } = await run(place, [file, '--json'], { BANSO_SECRET: '' });
		expect(JSON.parse(out)).toMatchObject({ opened: true, rows: { course: 1 } });
	});

	// Neither depends on the kind of database: one of them says it all.
	const once = it.runIf(database.kind === 'sqlite');
	once('explains what is wrong with a place, without a stack', async () => {
		const { folder } = await empty('sqlite');
		const inFile = { folder: join(file, 'data') };
		const nobody = { folder, url: 'postgres://nobody@127.0.0.1:9/none' };
		const none = { folder, url: 'postgres://[' };
		for (const [place, said] of [
			[inFile, 'DATA_DIR'],
			[nobody, 'DATABASE_URL'],
			[none, 'DATABASE_URL']
		] as const) {
			const { code, err } = await run(place, [file]);
			expect(code).toBe(1);
			expect(err).toContain(said);
			expect(err).not.toContain('    at ');
		}
		const { code, err } = await run({ folder }, [file], { BANSO_SECRET: 'short' });
		expect([code, err]).toEqual([1, expect.stringMatching(/^BANSO_SECRET は.*\n$/)]);
	});

	once('explains what is wrong with a file, without a stack', async () => {
		const place = await empty(database.kind);
		const bad = join(database.place.folder, 'bad.gz');
		writeFileSync(bad, 'no backup');
		for (const [args, code, said] of [
			[[bad], 1, 'This is no backup of Bansō'],
			[[`${bad}.gone`], 1, 'There is no file'],
			[[database.place.folder], 1, 'is a folder'],
			[[file, '--no-such'], 1, 'There is no such option'],
			[[], 2, '']
		] as const) {
			const answer = await run(place, [...args]);
			expect(answer.code).toBe(code);
			expect(answer.err).toContain(said);
			expect(answer.err).not.toContain('    at ');
		}
	});
});
