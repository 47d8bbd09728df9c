import type { KyselyPlugin, RootOperationNode } from 'kysely';
import type { Db } from '../../../src/lib/server/database/tables';

/** What a database says while another process writes. */
export const busy = () => Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });

/**
 * The same database, of which the first statements of some kind fail.
 * @param which statements, by their node.
 * @param errors what they fail with, one each.
 */
export function failing(
	db: Db,
	which: (node: RootOperationNode) => boolean,
	errors: Error[]
): { db: Db; left(): number } {
	const plugin: KyselyPlugin = {
		transformQuery({ node }) {
			const error = which(node) ? errors.shift() : undefined;
			if (error) throw error;
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result)
	};
	return { db: db.withPlugin(plugin), left: () => errors.length };
}

/** Statements that insert into a table. */
export const insertsInto = (table: string) => (node: RootOperationNode) =>
	node.kind === 'InsertQueryNode' && node.into?.table.identifier.name === table;

/** Statements that delete from a table. */
export const deletesFrom = (table: string) => (node: RootOperationNode) =>
	node.kind === 'DeleteQueryNode' && JSON.stringify(node.from).includes(`"${table}"`);
