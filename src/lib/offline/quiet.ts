/** Once the page has loaded and the browser has nothing more urgent to do. */
export async function quiet(): Promise<void> {
	if (document.readyState !== 'complete')
		await new Promise((done) => addEventListener('load', done, { once: true }));
	await new Promise<void>((done) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: 5000 });
		else setTimeout(done, 1000);
	});
}
