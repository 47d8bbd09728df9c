import { version } from '$service-worker';
import { dropped, treat } from '$lib/offline/strategy';
import { answer } from './answer';
import { keepAll } from './store';

/** Opens the app without a network: what was opened before, and workshops that were prepared on this device. */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

// Nothing is fetched here: a first visit costs no more than without a worker, and pages say what is worth storing.
worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener('activate', (event) => {
	const tidy = async () => {
		const old = dropped(await caches.keys(), version);
		await Promise.all(old.map((name) => caches.delete(name)));
		await worker.clients.claim();
	};
	event.waitUntil(tidy());
});

worker.addEventListener('fetch', (event) => {
	const treatment = treat(event.request, worker.location.origin);
	if (treatment !== 'leave') event.respondWith(answer(event, treatment));
});

worker.addEventListener('message', (event) => {
	const { keep } = event.data as { keep: string[] };
	event.waitUntil(keepAll(keep).then((all) => event.ports[0]?.postMessage(all)));
});
