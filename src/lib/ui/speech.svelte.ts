import { browser } from '$app/environment';

/** Reading aloud with the browser's own voices; nothing leaves the device. */
export class Speech {
	/** Whether this browser can speak at all. */
	readonly available = browser && 'speechSynthesis' in window;
	speaking = $state(false);

	/**
	 * Read texts one after the other, instead of what is being read.
	 * @param lang language tag that chooses the voice.
	 */
	speak(texts: readonly string[], lang: string): void {
		this.stop();
		const last = texts.length - 1;
		texts.forEach((text, n) => {
			const spoken = new SpeechSynthesisUtterance(text);
			spoken.lang = lang === 'ja' ? 'ja-JP' : 'en-GB';
			spoken.rate = 0.95;
			if (n === last) spoken.onend = spoken.onerror = () => (this.speaking = false);
			speechSynthesis.speak(spoken);
		});
		this.speaking = texts.length > 0;
	}

	stop(): void {
		if (this.available) speechSynthesis.cancel();
		this.speaking = false;
	}
}
