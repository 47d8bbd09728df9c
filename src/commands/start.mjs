import { urlFor } from './addresses.mjs';
import { serveOptions } from './args.mjs';
import { awaitLink, linkAt, sayLink } from './link.mjs';
import { checkNode } from './node-version.mjs';
import { fail, hush, isPlain, say } from './say.mjs';
import { checkAddress, portOf, reachable, serve, stopOnSignal } from './serve.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';

/**
 * `npm start`: installs what is missing, builds what is stale, and serves the app.
 * It uses nothing but Node itself until the packages are there.
 */

const HELP = `npm start [-- 指定 / options]

  必要な部品を入れ、アプリを組み立て、このパソコンで動かします。
  Installs what is missing, builds the app and serves it on this computer.

  --port 3001   ポート（PORT=3001 でも同じ。初めは 3000）/ the port (or PORT=3001; default 3000)
  --host NAME   待ち受ける名前（HOST でも同じ。初めは 127.0.0.1）/ the address (or HOST; default 127.0.0.1)
  --lan         同じネットワークの電話やパソコンからも開けるようにします / open to phones on the same network
  --invite      講座をひらく方の入り口に入れなくなったとき、管理する人の新しいリンクを出します
                print a fresh administrator's link, for somebody who is locked out
  --json        結果を JSON 一つで出します / print one JSON document
  --help        この説明 / this text

  止めるには Ctrl-C / Ctrl-C stops it`;

/** @param {string[]} args */
async function start(args) {
	checkNode();
	const { port, host, lan, invite, json, help } = serveOptions(args);
	if (help) {
		console.log(HELP);
		return;
	}
	if (json) hush();
	await checkAddress(port, host);
	await install();
	await build();
	const link = awaitLink(invite);
	const server = await serve({ port, host });
	stopOnSignal(server);
	const actual = portOf(server);
	const url = urlFor(host, actual);
	const others = lan ? reachable(host, actual) : [];
	const path = await link;
	if (json)
		console.log(JSON.stringify({ url, lan: others, ...(path && { link: linkAt(url, path) }) }));
	say(`ばんそうを開けます: ${url}`, `Bansō is ready: ${url}`);
	for (const other of others)
		say(`集まりに加わる電話から: ${other}/join`, `Phones join a workshop at: ${other}/join`);
	if (lan && others.length === 0) {
		say('ネットワークにつながっていません', 'This computer is not on a network');
	}
	sayLink(url, path);
	say('止めるには Ctrl-C', 'Ctrl-C stops it');
}

try {
	await start(process.argv.slice(2));
} catch (error) {
	const json = process.argv.includes('--json');
	fail(error, { json });
	if (!json && !isPlain(error)) {
		say(
			'思いがけない誤りです。上の記録を添えてお知らせください',
			'Unexpected error: please report it'
		);
	}
}
