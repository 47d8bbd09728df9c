import { join, relative, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { prove } from '../lib/machine/prove';
import { formatProblem, type Problem } from '../lib/scenario/problem';
import { readReferences } from '../lib/scenario/reference';
import { readFolders } from './folders';

/**
 * While `npm run dev` runs: every change under `scenarios/` is proven at once. A sound story reloads the page,
 * where the journal brings the reader back to their scene; problems are shown on the page and in the terminal.
 */
export function scenariosWhileEditing(): Plugin {
	let root = '';
	/** By story, so that mending one does not hide another. */
	const known = new Map<string, Problem[]>();
	const show = (server: ViteDevServer) => {
		const shown = [...known.values()].flat();
		const [first] = shown;
		if (!first) return;
		server.ws.send({
			type: 'error',
			err: {
				message: shown.map(formatProblem).join('\n\n'),
				stack: '',
				id: join(root, first.file),
				loc: { file: join(root, first.file), line: first.line, column: first.column - 1 },
				plugin: 'scenarios'
			}
		});
	};
	const tell = (server: ViteDevServer, file: string) => {
		const [folder, slug] = relative(root, file).split(sep);
		if (folder !== 'scenarios') return;
		const problems = examine(join(root, 'scenarios'), slug ?? '');
		if (problems.length > 0) server.config.logger.error(problems.map(formatProblem).join('\n\n'));
		// A draft is read in Japanese long before it is translated: that alone does not cover the page.
		known.set(
			slug ?? '',
			problems.filter(({ code }) => !code.startsWith('translation-'))
		);
		// The page opens anew with what can be read; problems are laid over it once it is connected again.
		server.ws.send({ type: 'full-reload' });
	};
	return {
		name: 'banso:scenarios',
		apply: 'serve',
		configResolved: (config) => void (root = config.root),
		configureServer(server) {
			if (process.env.VITEST) return;
			server.ws.on('connection', () => show(server));
			// The story's own name among the arguments is enough: all events mean “look again”.
			for (const event of ['add', 'change', 'unlink'] as const)
				server.watcher.on(event, (file: string) => tell(server, file));
		}
	};
}

/** Problems of one story, or of all stories when a file that they share has changed. */
function examine(folder: string, slug: string): Problem[] {
	const { stories, references: texts } = readFolders(folder);
	const { references, problems } = readReferences(texts);
	if (!references) return problems;
	const one = stories.get(slug);
	const chosen = one ? [[slug, one] as const] : [...stories];
	return chosen.flatMap(([name, files]) => prove(name, files, references).problems);
}
