import { dev } from '$app/environment';
import type { Lang } from '$lib/scenario/languages';
import { evening, visited } from './strategy';

let registering: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** The worker that answers without a network; undefined where browsers allow none, as over plain HTTP in a LAN. */
async function worker(): Promise<ServiceWorker | null | undefined> {
	if (dev || !('serviceWorker' in navigator)) return undefined;
	registering ??= navigator.serviceWorker
		.register('/service-worker.js')
		.then(() => navigator.serviceWorker.ready)
		.catch(() => undefined);
	return (await registering)?.active;
}

/**
 * Have the page that is shown, and what goes with it, stored on this device.
 * @param hash of the story on the page, if it is a story's.
 */
export async function remember(pathname: string, hash?: string): Promise<void> {
	const keep = visited(pathname, hash);
	if (keep.length > 0) (await worker())?.postMessage({ keep });
}

/**
 * Have everything stored that an evening with a story needs.
 * @param hash of the story.
 * @returns whether all of it is on this device; false where there is no worker.
 */
export async function storeEvening(lang: Lang, slug: string, hash: string): Promise<boolean> {
	const found = await worker();
	if (!found) return false;
	return new Promise((done) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }: MessageEvent<boolean>) => {
			port1.close();
			done(data);
		};
		found.postMessage({ keep: evening(lang, slug, hash) }, [port2]);
	});
}
