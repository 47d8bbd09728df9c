// Runs in every measured page before anything else, the same for all of them. It relies on the marks that the pages
// share: `data-scene` and `data-ending` on what is shown, `data-choice` and `data-next` on what can be pressed.
{
	const shown = () => document.querySelector('[data-scene], [data-ending]');
	const control = () => document.querySelector('[data-choice], [data-next]');

	/** Names what is shown; another name means that another screen has come. Undefined while there is none. */
	const screen = () => {
		const { scene, ending } = shown()?.dataset ?? {};
		const { choice, next } = control()?.dataset ?? {};
		if (!ending && !choice && next === undefined) return undefined;
		return [scene, ending, choice, next !== undefined].join();
	};

	/** Calls back after the next frame has been painted: a task posted in the frame runs when it is done. */
	const frame = (done) =>
		requestAnimationFrame((began) => {
			const visible = isVisible();
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => done(performance.now(), began, visible);
			port2.postMessage(0);
		});

	/** A text that is still being faded in cannot be read: half of the way counts. */
	const isVisible = () => {
		const style = shown() && getComputedStyle(shown());
		return Boolean(style && style.display !== 'none' && Number(style.opacity) >= 0.5);
	};

	/** Calls `done` with the time of the first painted frame on which what is shown can be seen. */
	const painted = (done) => frame((now, began, visible) => (visible ? done(now) : painted(done)));

	/** Calls `done` when nothing moves any more. */
	const still = async (done) => {
		await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
		frame(done);
	};

	/** Calls back when the screen differs from `before`. */
	const changed = (before, done) => {
		const observer = new MutationObserver(() => {
			if (screen() === before || !screen()) return;
			observer.disconnect();
			done();
		});
		observer.observe(document, { subtree: true, childList: true, attributes: true });
	};

	/** The middle of the first control, scrolled into view. */
	const aim = () => {
		const target = control();
		if (!target) return null;
		target.scrollIntoView({ block: 'center' });
		const { x, y, width, height } = target.getBoundingClientRect();
		const kind = target.matches('[data-choice]') ? 'choice' : 'next';
		return { x: x + width / 2, y: y + height / 2, kind };
	};

	/**
	 * Watches a page load. `report` hears when the first scene is `readable`, at once after that where its first choice can
	 * be pressed (`seen`), and when what follows is painted (`answered`), each in milliseconds since navigation.
	 */
	const watchLoad = (texts, report) => {
		let fcp;
		let seen;
		new PerformanceObserver((list) => {
			fcp ??= list.getEntriesByName('first-contentful-paint')[0]?.startTime;
		}).observe({ type: 'paint', buffered: true });
		/** Meanings of words and furigana stand between the words in the HTML; they are not the text. */
		const isThere = () => {
			const copy = document.querySelector('[data-choice]') && shown()?.cloneNode(true);
			copy?.querySelectorAll('[popover], rt, rp').forEach((element) => element.remove());
			return copy && texts.every((part) => copy.textContent.includes(part));
		};
		const look = () =>
			requestAnimationFrame((began) => {
				const visible = isThere() && isVisible();
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => {
					if (visible) seen ??= { at: performance.now(), began };
					if (!seen || fcp === undefined) return look();
					// What stood there before the frame of the first paint began was painted with it.
					report({ what: 'readable', at: seen.began <= fcp ? fcp : seen.at });
					changed(screen(), () => painted((at) => report({ what: 'answered', at })));
					report({ what: 'seen', at: performance.now(), ...aim() });
				};
				port2.postMessage(0);
			});
		look();
	};

	/** Waits for one press: milliseconds from the event to the first frame, to what can be seen, and until all is still. */
	const nextPress = () =>
		new Promise((done) => {
			let from;
			addEventListener('pointerup', (event) => (from = event.timeStamp), {
				capture: true,
				once: true
			});
			changed(screen(), () => {
				const times = {};
				frame((at) => {
					times.frame = at - from;
				});
				painted((at) => {
					times.painted = at - from;
					void still((end) => done({ ...times, still: end - from }));
				});
			});
		});

	window.bansoProbe = { aim, watchLoad, nextPress };
}
