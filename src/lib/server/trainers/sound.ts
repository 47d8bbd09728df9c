import { WrongSetting } from '../wrong-setting';
import type { Place } from '../database/open';
import { readOidc } from './oidc';
import { theSecret } from './secret';

/**
 * Looks at what trainers need to come in, when the server starts: found out later, it would have used somebody's first
 * link up.
 *
 * A folder that cannot be written stops only a server that has its database elsewhere. With SQLite there is then no
 * database either, so no link is made, and lone learners can read.
 * @throws WrongSetting which says what to change.
 */
export async function mustBeSound(place: Place): Promise<void> {
	readOidc();
	try {
		await theSecret(place.folder);
	} catch (error) {
		if (error instanceof WrongSetting) throw error;
		if (!place.url) return;
		throw new WrongSetting(
			`「${place.folder}」に鍵を書けません。BANSO_SECRET を指定するか（openssl rand -base64 32 の結果など）、DATA_DIR に書きこめるフォルダーを指定してください`,
			`No secret can be written to "${place.folder}". Set BANSO_SECRET (as from openssl rand -base64 32), or point DATA_DIR to a folder that can be written`,
			error
		);
	}
}
