declare global {
	namespace App {
		interface Locals {
			/** Workshops on this server; the first call opens the database. */
			desk(): Promise<import('$lib/server/workshop/desk').Desk>;
			/** The database of trainers, courses and review; the first call opens it. */
			db(): Promise<import('$lib/server/database/tables').Db>;
			/** Who is signed in; undefined where nobody is, and for every learner. */
			trainer(): Promise<import('$lib/server/trainers/trainer').Trainer | undefined>;
		}
		interface PageData {
			/** Language tag of the page. */
			lang: import('$lib/scenario/languages').Lang;
			/** Texts of the interface for this page, by area. */
			words: Record<string, Record<string, string>>;
		}
		interface PageState {
			/** How many steps of the branch are shown; the browser's own back button walks along it. */
			shown?: number;
		}
	}
	interface Window {
		/** Set by the script in `app.html`. */
		bansoEarly: {
			/** A press that came before the page was ready. */
			pressed: string | null;
			ready: boolean;
			/** Hides the opening where a run, or a seat, will be gone on with; whether it did. */
			resume: () => boolean;
		};
	}
}

export {};
