import { top } from '../../../src/commands/top.mjs';
import { serveApp, type Server } from '../servers';
import { temporaryFolder } from './folder';

/** What is measured: on which database, with how many processes of the app, for how many voters. */
export interface Setting {
	database: 'sqlite' | 'postgres';
	processes: number;
	voters: number;
}

/** Servers that run. */
export interface Running {
	/** The first is the facilitator's and the projector's; voters take turns. */
	servers: Server[];
	/** Stops them and deletes their files. */
	stop(): Promise<void>;
}

/**
 * Every setting: two processes need Postgres.
 * @param voters how many, each once.
 */
export function settings(databases: readonly string[], voters: readonly number[]): Setting[] {
	const hosts = [
		{ database: 'sqlite', processes: 1 },
		{ database: 'postgres', processes: 1 },
		{ database: 'postgres', processes: 2 }
	] as const;
	return hosts
		.filter(({ database }) => databases.includes(database))
		.flatMap((host) => voters.map((count) => ({ ...host, voters: count })));
}

/**
 * Starts the built app, as it runs in a hall.
 * @param postgres address of the server, where the database is Postgres.
 */
export async function startServers(
	{ processes, database }: Setting,
	postgres: string | undefined
): Promise<Running> {
	const { folder, remove } = temporaryFolder('data');
	const url = database === 'postgres' ? `${postgres}/postgres` : '';
	const env = { DATA_DIR: folder, DATABASE_URL: url };
	const servers: Server[] = [];
	const stop = async () => {
		for (const server of servers) server.stop();
		await Promise.all(servers.map(({ ended }) => ended));
		remove();
	};
	try {
		for (let n = 0; n < processes; n++) servers.push(await serveApp(top, env));
	} catch (error) {
		await stop();
		throw error;
	}
	return { servers, stop };
}
