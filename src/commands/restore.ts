import { createReadStream, existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dayOf } from '../lib/server/backup/format';
import { Refused, type Why } from '../lib/server/backup/refused';
import { restore } from '../lib/server/backup/restoring';
import { fail, PlainError, say } from './say.mjs';

const HELP = `npm run restore -- <file>

  控えのファイルを、からのデータベースに戻します。
    1. サーバーを止めます。
    2. DATA_DIR にからのフォルダーを（または DATABASE_URL にからのデータベースを）指定します。
    3. npm run restore -- banso-2026-11-22.ndjson.gz
    4. もとの DATA_DIR の secret を、新しい DATA_DIR に写します（または同じ BANSO_SECRET を使います）。
       なければ、みなさんが入りなおし、二つ目の確かめ（TOTP）を設定しなおします。
    5. サーバーを始めます。もとのサーバーは、もう動かさないでください。

  Puts a backup back into an empty database.
    1. Stop the server.
    2. Set DATA_DIR to an empty folder (or DATABASE_URL to an empty database).
    3. npm run restore -- banso-2026-11-22.ndjson.gz
    4. Copy the file "secret" from the old DATA_DIR to the new one (or use the same BANSO_SECRET).
       Without it everybody signs in anew, and second factors (TOTP) have to be set up again.
    5. Start the server. Do not run the old one any more.
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

/** `npm run restore -- <file>`: puts a backup back into an empty database. Exit code 1 where nothing was put back. */
async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { help: { type: 'boolean', short: 'h' } }
	});
	const [file] = positionals;
	if (values.help || positionals.length !== 1 || !file) {
		console.log(HELP);
		if (!values.help) process.exitCode = 2;
		return;
	}
	if (!existsSync(file)) {
		throw new PlainError(`「${file}」が見つかりません`, `There is no file "${file}"`);
	}
	const place = {
		url: process.env.DATABASE_URL || undefined,
		folder: process.env.DATA_DIR || 'data'
	};
	const { head, rows, dropped } = await restore(place, createReadStream(file));
	const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
	say(
		`${head.made} の控えを戻しました（${all} 行）`,
		`Put back the backup of ${head.made} (${all} rows)`
	);
	if (dropped > 0) {
		say(
			`まとめを待っていた ${dropped} 行は、戻しませんでした。控えのあとに、もうまとめられたかもしれないからです`,
			`${dropped} rows that waited were not put back: they may have been sealed since`
		);
	}
	say(
		'控えのあとに取り消された送信や、外された人は、控えのときのままです。講座を見る人を、確かめてください',
		'What was taken back, and who was taken out of a course, since then is as it was. Check who may see each course'
	);
	say(
		'もとの secret（または BANSO_SECRET）がなければ、二つ目の確かめを設定しなおします',
		'Without the old secret (or BANSO_SECRET), second factors have to be set up again'
	);
	if (dayOf(Date.now()) > head.keepUntil) {
		say(
			`この控えは ${head.keepUntil} までのものです。いますぐ消してください`,
			`This backup was to be kept until ${head.keepUntil}. Destroy it now`
		);
	}
}

main().catch((error: unknown) => {
	fail(error instanceof Refused ? new PlainError(...WHY[error.why]) : error);
});
