import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readHead, readLine, type Foot, type Head, type Locked, type Row } from './format';
import { keyOf, unlocking, WrongKey } from './locked';
import { Refused, type Why } from './refused';

/** A backup that is being read. */
export interface Backup {
	head: Head;
	/**
	 * Its rows, in the order of the file. Whether the file is whole is known only once all have been read.
	 * @throws Refused `truncated` or `altered`.
	 */
	rows: AsyncGenerator<Row>;
	/** Whether the secret fits, so that what is locked is among the rows; known once all have been read. */
	readonly opened: boolean;
}

/** What is wrong with a file that cannot be unpacked; undefined where it could not even be read. */
function broken(error: unknown): Why | undefined {
	if (!(error instanceof Error && 'code' in error)) return undefined;
	// https://github.com/madler/zlib/blob/master/inflate.c: it does not begin as gzip does.
	if (error.message === 'incorrect header check') return 'another-format';
	if (error.code === 'Z_DATA_ERROR') return 'altered';
	return error.code === 'Z_BUF_ERROR' ? 'truncated' : undefined;
}

/**
 * Begins to read a backup.
 * @param file its bytes.
 * @param secret of the server that made it; without, or with another, what is locked is left out.
 * @throws Refused where it is none.
 */
export async function readBackup(file: Readable, secret?: string): Promise<Backup> {
	const sum = createHash('sha256');
	const lines = linesOf(file);
	const first = await lines.next();
	if (first.done) throw new Refused('truncated');
	const head = readHead(first.value.toString());
	sum.update(first.value);
	let unlock = secret === undefined ? undefined : unlocking(keyOf(secret, head.salt));
	let opened = false;

	/** @throws Refused `altered` where one opened before, so that it is not for the secret that this does not. */
	function rowsIn({ locked }: Locked): Row[] {
		try {
			const lines = unlock?.(locked) ?? [];
			opened = unlock !== undefined;
			return lines.map((line) => readLine(line) as Row);
		} catch (error) {
			if (!(error instanceof WrongKey) || opened) throw new Refused('altered');
			unlock = undefined;
			return [];
		}
	}

	async function* rows(): AsyncGenerator<Row> {
		const counts: Foot['rows'] = {};
		let foot: Foot | undefined;
		for await (const line of lines) {
			if (foot) throw new Refused('altered');
			const read = readLine(line.toString());
			if (Array.isArray(read)) {
				sum.update(line);
				counts[read[0]] = (counts[read[0]] ?? 0) + 1;
				yield read;
			} else if ('locked' in read) {
				sum.update(line);
				yield* rowsIn(read);
			} else foot = read;
		}
		if (!foot) throw new Refused('truncated');
		const tables = new Set([...Object.keys(counts), ...Object.keys(foot.rows)]);
		const same = [...tables].every((table) => (counts[table] ?? 0) === foot.rows[table]);
		if (!same || sum.digest('hex') !== foot.sha256) throw new Refused('altered');
	}
	return {
		head,
		rows: rows(),
		get opened() {
			return opened;
		}
	};
}

/** The lines of a file with their ends. Cut at line feeds alone: a text may hold whatever else ends a line. */
async function* linesOf(file: Readable): AsyncGenerator<Buffer> {
	const plain = file.pipe(createGunzip());
	file.on('error', (error) => plain.destroy(error));
	let rest: Buffer[] = [];
	try {
		for await (const part of plain as AsyncIterable<Buffer>) {
			let begin = 0;
			for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, begin)) {
				yield Buffer.concat([...rest, part.subarray(begin, end + 1)]);
				[rest, begin] = [[], end + 1];
			}
			rest.push(part.subarray(begin));
		}
	} catch (error) {
		const why = broken(error);
		throw why ? new Refused(why) : error;
	}
	if (rest.some(({ length }) => length > 0)) throw new Refused('truncated');
}
