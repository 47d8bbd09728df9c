import type { TestProject } from 'vitest/node';
import { startPostgres } from '../postgres';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of a Postgres server, without a database. */
		postgres: string;
	}
}

/** One Postgres server for all tests here; it is gone when they end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await startPostgres({ durable: false });
	project.provide('postgres', server.url);
	return () => server.stop();
}
