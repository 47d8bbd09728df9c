import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { dayOf } from '../lib/server/backup/format';
import { Refused, type Why } from '../lib/server/backup/refused';
import { restore } from '../lib/server/backup/restoring';
import type { Place } from '../lib/server/database/open';
import { presentSecret } from '../lib/server/trainers/secret';
import { fail, hush, PlainError, say } from './say.mjs';

const HELP = `npm run restore -- <file>

  控えのファイルを、からのデータベースに戻します。
    1. サーバーを止めます。
    2. DATA_DIR にからのフォルダーを（または DATABASE_URL にからのデータベースを）指定します。
    3. もとの DATA_DIR の secret を、新しい DATA_DIR に写します（または同じ BANSO_SECRET を使います）。
       なければ、まとめを待っていた送信は戻りません。みなさんが入りなおし、
       二つ目の確かめ（TOTP）を設定しなおします。
    4. npm run restore -- banso-2026-11-22.ndjson.gz
    5. サーバーを始めて、「人」と講座を確かめてください。もとのサーバーは、もう動かさないでください。

  --json   結果を JSON 一つで出します / print one JSON document

  Puts a backup back into an empty database.
    1. Stop the server.
    2. Set DATA_DIR to an empty folder (or DATABASE_URL to an empty database).
    3. Copy the file "secret" from the old DATA_DIR to the new one (or use the same BANSO_SECRET).
       Without it, what waited to be put together does not come back, everybody signs in anew,
       and second factors (TOTP) have to be set up again.
    4. npm run restore -- banso-2026-11-22.ndjson.gz
    5. Start the server, and look through "People" and the courses. Do not run the old one any more.
`;

const WHY: Record<Why, [ja: string, en: string]> = {
	truncated: [
		'ファイルが途中で切れています。もう一度写すか、別の控えを使ってください',
		'The file was cut off. Copy it once more, or use another backup'
	],
	altered: [
		'ファイルの中身が、書かれたときと違います。もう一度写すか、別の控えを使ってください',
		'The file is not as it was written. Copy it once more, or use another backup'
	],
	'another-format': [
		'これは、ばんそうの控えではありません。banso-….ndjson.gz を指定してください',
		'This is no backup of Bansō. Name a file like banso-….ndjson.gz'
	],
	newer: [
		'もっと新しい版のばんそうで作られた控えです。ばんそうを新しくしてから、お試しください',
		'A newer version of Bansō made this backup. Bring Bansō up to date first'
	],
	'not-empty': [
		'データベースに、もう何か入っています。DATA_DIR か DATABASE_URL を、からの場所にしてください',
		'There is something in the database already. Point DATA_DIR or DATABASE_URL to an empty one'
	]
};

/** What went wrong, where the person can do something about it. */
function explain(error: unknown, place: Place): unknown {
	if (error instanceof Refused) return new PlainError(...WHY[error.why]);
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code.startsWith('ERR_PARSE_ARGS'))
		return new PlainError(
			'その指定はありません。npm run restore -- --help をご覧ください',
			'There is no such option. See npm run restore -- --help'
		);
	if (place.url && (code === 'ERR_INVALID_URL' || NO_POSTGRES.test(code)))
		return new PlainError(
			'データベースにつながりません。DATABASE_URL を確かめてください（postgres://名前:パスワード@住所/データベース）',
			'The database cannot be reached. Check DATABASE_URL (postgres://user:password@host/database)',
			String(error)
		);
	if (!place.url && NO_FOLDER.test(code))
		return new PlainError(
			`「${place.folder}」に書けません。DATA_DIR に、書きこめるフォルダーを指定してください`,
			`"${place.folder}" cannot be written. Point DATA_DIR to a folder that can`,
			String(error)
		);
	return error;
}

/** Nobody there, not let in, no such database. */
const NO_POSTGRES = /^(E[A-Z]{4,}|28...|3D000|08...|57P03)$/;
const NO_FOLDER = /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|SQLITE_CANTOPEN|SQLITE_READONLY).*$/;

/**
 * The file, open.
 * @throws PlainError where there is none, it is a folder, or it may not be read.
 */
async function opened(file: string): Promise<Readable> {
	const why: Record<string, [ja: string, en: string]> = {
		ENOENT: [`「${file}」が見つかりません`, `There is no file "${file}"`],
		ENOTDIR: [`「${file}」が見つかりません`, `There is no file "${file}"`],
		EISDIR: [
			`「${file}」はフォルダーです。その中の banso-….ndjson.gz を指定してください`,
			`"${file}" is a folder. Name the file in it, like banso-….ndjson.gz`
		],
		EACCES: [
			`「${file}」を読む権限がありません。持ち主か権限を変えてください`,
			`"${file}" may not be read by this user. Change its owner or permissions`
		]
	};
	try {
		const handle = await open(file);
		if ((await handle.stat()).isDirectory())
			throw Object.assign(new Error(file), { code: 'EISDIR' });
		return handle.createReadStream();
	} catch (error) {
		const said = error instanceof Error && 'code' in error && why[String(error.code)];
		throw said ? new PlainError(...said) : error;
	}
}

/** `npm run restore -- <file>`: puts a backup back into an empty database. Exit code 1 where nothing was put back. */
async function main(place: Place): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } }
	});
	const [file] = positionals;
	if (values.help || positionals.length !== 1 || !file) {
		console.log(HELP);
		if (!values.help) process.exitCode = 2;
		return;
	}
	if (values.json) hush();
	const secret = await presentSecret(place.folder);
	const restored = await restore(place, await opened(file), { secret });
	const { head, rows, dropped } = restored;
	if (values.json) {
		const { made, keepUntil } = head;
		console.log(JSON.stringify({ made, keepUntil, rows, dropped, opened: restored.opened }));
	}
	const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
	say(
		`${head.made} の控えを戻しました（${all} 行）`,
		`Put back the backup of ${head.made} (${all} rows)`
	);
	if (!restored.opened) {
		say(
			'まとめを待っていた送信は、戻していません。それを開く鍵（もとの secret か BANSO_SECRET）がないか、別のものだからです。戻すには、鍵を置き、からのデータベースに、もう一度戻してください',
			'What waited to be put together was not put back: the key that opens it (the old secret or BANSO_SECRET) is missing, or another one. To bring it back, put the key in place and restore into an empty database once more'
		);
		say(
			'鍵がないままでは、みなさんが入りなおし、二つ目の確かめ（TOTP）を設定しなおします',
			'Without the key everybody signs in anew, and second factors (TOTP) have to be set up again'
		);
	}
	if (dropped > 0) {
		say(
			`まとめを待っていた ${dropped} 行は、戻しませんでした。控えのあとに、もうまとめられたかもしれないからです`,
			`${dropped} rows that waited were not put back: they may have been sealed since`
		);
	}
	say(
		'控えのあとに取り消された送信、外された人、消された講座は、控えのときのままです。外された人は、前のパスワードでまた入れます。「人」と講座を確かめてください',
		'What was taken back, who was removed and which courses were deleted since then is as it was: whoever was removed can come in again with the old password. Look through “People” and the courses'
	);
	if (dayOf(Date.now()) > head.keepUntil) {
		say(
			`この控えは ${head.keepUntil} までのものです。いますぐ消してください`,
			`This backup was to be kept until ${head.keepUntil}. Destroy it now`
		);
	}
}

const place: Place = {
	url: process.env.DATABASE_URL || undefined,
	folder: process.env.DATA_DIR || 'data'
};
main(place).catch((error: unknown) => {
	fail(explain(error, place), { json: process.argv.includes('--json') });
});
