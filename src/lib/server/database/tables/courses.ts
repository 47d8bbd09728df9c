/** A trainer's group of learners. */
export interface CourseTable {
	/** 128 random bits, base64url. */
	id: string;
	/** What learners type, as `KOMA-742`. */
	code: string;
	name: string;
	/** Slugs, as JSON. */
	stories: string;
	/** In which months learners may send, `YYYY-MM`, both included. */
	first_month: string;
	last_month: string;
	/** How many people there are at most: so many contributions each series takes. */
	places: number;
	/** 1 once nothing more is taken, else 0. */
	closed: number;
}

/** Who may see a course. */
export interface CourseTrainerTable {
	course: string;
	trainer: string;
	/** `owner` may share, close and delete it; `trainer` may look. */
	role: string;
}

/** Who looked into a course's releases. Kept for 90 days. */
export interface AuditTable {
	id: string;
	course: string;
	/** Null where the trainer is no longer there. */
	trainer: string | null;
	/** What was opened or taken along: a release's name, as JSON. */
	what: string;
	/** Milliseconds since 1970. */
	at: number;
}

/** What an administrator has set; what is not there has its default. */
export interface SettingTable {
	name: string;
	value: string;
}
