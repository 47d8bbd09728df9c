import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '../../src/lib/server/backup/refused';
import { restore } from '../../src/lib/server/backup/restoring';
import { BACKED_UP, LEFT_OUT, LOCKED, typeOf } from '../../src/lib/server/backup/tables';
import { backUp, linesOf } from '../../src/lib/server/backup/writing';
import { makeCourse } from '../../src/lib/server/courses/making';
import { isPostgres } from '../../src/lib/server/database/dialect';
import { connect, openDatabase, type Place } from '../../src/lib/server/database/open';
import type { Db } from '../../src/lib/server/database/tables';
import { onBoth } from './both';
import { contents } from './contents';
import { everything, fill, SECRET, waits } from './filled';
import { places } from './places';
import { aTrainer, details } from './trainers';

const KINDS = ['sqlite', 'postgres'] as const;

onBoth('a backup', (database) => {
	const empty = places();
	let db: Db;
	let all: Awaited<ReturnType<typeof everything>>;
	let file: Buffer;
	beforeAll(async () => {
		db = await database.open();
		await fill(db);
		all = await everything(db);
		file = await buffer(backUp(database.place, SECRET));
	});

	it('holds every table there is, or says that it leaves it out', async () => {
		const tables = await db.introspection.getTables();
		const known = [...BACKED_UP.map(([table]) => table), ...LEFT_OUT];
		expect(tables.map(({ name }) => name).sort()).toEqual(known.sort());
		if (!isPostgres(db)) return;
		const special = tables.flatMap(({ columns }) =>
			columns.map(({ name, dataType }) => [
				name,
				dataType === 'timestamptz' ? 'time' : dataType === 'bool' ? 'truth' : undefined
			])
		);
		expect(special.map(([name = '']) => [name, typeOf(name)])).toEqual(special);
	});

	it.each(KINDS)('is put back into %s, every row of it', async (kind) => {
		for (const [table, rows] of Object.entries(all))
			expect([table, rows.length > 0]).toEqual([table, true]);
		const place = await empty(kind);
		const { rows, dropped, opened } = await restore(place, Readable.from([file]), {
			secret: SECRET
		});
		const restored = await openDatabase(place);
		expect(await everything(restored)).toEqual(all);
		expect([dropped, opened]).toEqual([0, true]);
		expect(rows).toEqual(Object.fromEntries(Object.entries(all).map(([t, r]) => [t, r.length])));
		for (const table of LEFT_OUT)
			expect(
				await restored
					.selectFrom(table as 'user')
					.selectAll()
					.execute()
			).toEqual([]);
		// New rows get numbers of their own.
		const trainer = await aTrainer(restored);
		await contents(restored, await makeCourse(restored, trainer, details()));
		await restored.destroy();
	});

	it('is of one moment, and reads on while others write', async () => {
		const trainer = await aTrainer(db);
		const before = await everything(db);
		const lines: string[] = [];
		for await (const some of linesOf(database.place, SECRET)) {
			lines.push(some);
			await waits(db, await makeCourse(db, trainer, details()));
		}
		expect(lines.length).toBeGreaterThan(BACKED_UP.length - LOCKED.size);
		const place = await empty(database.kind);
		await restore(place, Readable.from([gzipSync(lines.join(''))]), { secret: SECRET });
		const restored = await openDatabase(place);
		expect(Object.values(await everything(db)).flat().length).toBeGreaterThan(
			Object.values(before).flat().length
		);
		expect(await everything(restored)).toEqual(before);
		await restored.destroy();
	});

	it('of more rows than are read at once is whole', async () => {
		const place = await empty(database.kind);
		const full = await openDatabase(place);
		const course = await makeCourse(full, await aTrainer(full), details());
		const rows = Array.from({ length: 1_234 }, (_, n) => ({
			id: `a${n}`,
			course,
			what: '{}',
			at: n
		}));
		await full.insertInto('audit').values(rows).execute();
		const there = await empty('sqlite');
		await restore(there, backUp(place, SECRET), { secret: SECRET });
		const restored = await openDatabase(there);
		expect(await everything(restored)).toEqual(await everything(full));
		await Promise.all([full.destroy(), restored.destroy()]);
	});

	describe('is refused', () => {
		const lines = () => gunzipSync(file).toString().trimEnd().split('\n');
		const packed = (some: string[]) => gzipSync(`${some.join('\n')}\n`);
		const head = (more: object) => JSON.stringify({ ...JSON.parse(lines()[0] ?? ''), ...more });

		it.each([
			['truncated', 'cut off', () => file.subarray(0, file.length / 2)],
			['truncated', 'without its last byte', () => file.subarray(0, file.length - 1)],
			['truncated', 'without its last line', () => packed(lines().slice(0, -1))],
			['truncated', 'cut off in a line', () => gzipSync(lines().join('\n').slice(0, -9))],
			['truncated', 'empty', () => gzipSync('')],
			['altered', 'with a word changed', () => packed(lines().map((l) => l.replace('tea', 'tee')))],
			['altered', 'without a row', () => packed(lines().filter((_, n) => n !== 3))],
			['altered', 'with more behind its end', () => packed([...lines(), lines()[1] ?? ''])],
			['altered', 'with a byte changed', () => changed(file, file.length - 40)],
			['altered', 'with a line of something else', () => packed([lines()[0] ?? '', '{"a":1}'])],
			[
				'altered',
				'with a column that nobody knows',
				() => packed([lines()[0] ?? '', '["user",{"x":1}]'])
			],
			[
				'altered',
				'with a table that it may not hold',
				() => packed([lines()[0] ?? '', '["session",{}]'])
			],
			['another-format', 'of something else', () => gzipSync('{"format":"other"}\n')],
			['another-format', 'that is no gzip', () => Buffer.from('hello')],
			['newer', 'of a later format', () => packed([head({ version: 2 }), ...lines().slice(1)])],
			[
				'newer',
				'of later tables',
				() => packed([head({ migrations: ['001-workshop', '999-later'] })])
			]
		] as const)('(%s) when it is %s', async (why, _, made) => {
			const place = await empty(database.kind);
			const refused = restore(place, Readable.from([made()]));
			await expect(refused).rejects.toBeInstanceOf(Refused);
			await expect(refused).rejects.toMatchObject({ why });
			await isEmpty(place);
		});

		it('where there is something already', async () => {
			const refused = restore(database.place, Readable.from([file]));
			await expect(refused).rejects.toMatchObject({ why: 'not-empty' });
		});
	});

	it('leaves nothing where the process is killed in the middle, and can be put back then', async () => {
		const place = await empty(database.kind);
		const child = spawn(
			process.execPath,
			[
				...['--import', 'tsx', fileURLToPath(new URL('half-restored.ts', import.meta.url))],
				...[place.folder, ...(place.url ? [place.url] : [])]
			],
			{ stdio: ['pipe', 'pipe', 'inherit'] }
		);
		child.stdin.write(gunzipSync(file));
		const [said] = (await once(createInterface(child.stdout), 'line')) as [string];
		expect(said).toBe('rows are in');
		child.kill('SIGKILL');
		await once(child, 'exit');
		await isEmpty(place);
		await restore(place, Readable.from([file]), { secret: SECRET });
		const restored = await openDatabase(place);
		expect(await everything(restored)).toEqual(all);
		await restored.destroy();
	});

	async function isEmpty(place: Place) {
		const opened = await connect(place);
		for (const { name } of await opened.introspection.getTables())
			expect([
				name,
				await opened
					.selectFrom(name as 'user')
					.selectAll()
					.execute()
			]).toEqual([name, []]);
		await opened.destroy();
	}
});

function changed(file: Buffer, at: number): Buffer {
	const other = Buffer.from(file);
	other.writeUInt8(other.readUInt8(at) ^ 0xff, at);
	return other;
}
