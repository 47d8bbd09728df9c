import type { Page } from '@playwright/test';

/** What journeys look at in a stored run. */
interface StoredRun {
	branches: { hash: string; steps: { at: string; did: string; own?: string }[] }[];
	minds: Record<string, string>;
}

/** The run in the browser's own database, read past the app; an empty one while none has been saved. */
export function latestRun(page: Page): Promise<StoredRun> {
	return page.evaluate(async () => {
		const none = { branches: [], minds: {} };
		// Opening a database that is not there yet would make an empty one in the app's way.
		if (!(await indexedDB.databases()).some(({ name }) => name === 'banso')) return none;
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('banso');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(new Error('The journal cannot be opened.'));
		});
		const runs = await new Promise<StoredRun[]>((resolve) => {
			const all = db.transaction('runs').objectStore('runs').getAll();
			all.onsuccess = () => resolve(all.result as StoredRun[]);
		});
		db.close();
		return runs.at(-1) ?? none;
	});
}

/** Make the last step of every stored run one that the story does not know, as if the story had been edited since. */
export function spoilLastStep(page: Page, did: string): Promise<void> {
	return page.evaluate(async (unknown) => {
		const db = await new Promise<IDBDatabase>((resolve) => {
			const opening = indexedDB.open('banso');
			opening.onsuccess = () => resolve(opening.result);
		});
		await new Promise<void>((resolve) => {
			const transaction = db.transaction('runs', 'readwrite');
			const runs = transaction.objectStore('runs');
			const all = runs.getAll();
			all.onsuccess = () => {
				for (const run of all.result as StoredRun[]) {
					const last = run.branches[0]?.steps.at(-1);
					if (last) last.did = unknown;
					for (const branch of run.branches) branch.hash = 'older';
					runs.put(run);
				}
			};
			transaction.oncomplete = () => resolve();
		});
		db.close();
	}, did);
}
