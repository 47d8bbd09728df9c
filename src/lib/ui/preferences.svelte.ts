import { browser } from '$app/environment';

/** What a reader has set for their own eyes and hands; kept in this browser, read early by `app.html`. */
class Preferences {
	/** Text size: 1 is 18 px. */
	size = $state(read('size') ?? '1');
	/** Furigana over kanji; Japanese only. */
	ruby = $state(read('ruby') === 'on');
	/** Number keys choose; can be switched off for those whose tools press keys on their own. */
	keys = $state(read('keys') !== 'off');

	setSize(size: string): void {
		this.size = size;
		keep('size', size);
	}
	setRuby(on: boolean): void {
		this.ruby = on;
		keep('ruby', on ? 'on' : '');
	}
	setKeys(on: boolean): void {
		this.keys = on;
		write('keys', on ? '' : 'off');
	}
}

function read(key: string): string | null {
	try {
		return browser ? localStorage.getItem(`banso:${key}`) : null;
	} catch {
		return null; // storage is switched off: the settings last as long as the page
	}
}

function write(key: string, value: string): void {
	try {
		if (value) localStorage.setItem(`banso:${key}`, value);
		else localStorage.removeItem(`banso:${key}`);
	} catch {
		// as above
	}
}

function keep(key: 'size' | 'ruby', value: string): void {
	write(key, value);
	if (value) document.documentElement.dataset[key] = value;
	else delete document.documentElement.dataset[key];
}

/** Browser only: on the server nobody has set anything, and nothing is written there. */
export const preferences = new Preferences();
