/** The fixed words of the script format: what an author chooses from, and what cannot be an id. */

/** Cautions a story may announce. Those in {@link DANGERS} ask for a safety check on every road. */
export const CAUTIONS = [
	'violence',
	'dark-thoughts',
	'emergency',
	'harsh-words',
	'illness',
	'loss'
] as const;
/** Cautions that mean danger to life: every road then passes a safety check. */
export const DANGERS: readonly Caution[] = ['violence', 'dark-thoughts', 'emergency'];
/** The ways the map of ties can draw a line, from nothing to strong, and under strain. */
export const LINES = ['missing', 'thin', 'plain', 'strong', 'strained'] as const;
/** The three rows of a sheet: someone's words, fears, and what cannot be given up. */
export const ROWS = ['words', 'fears', 'keeps'] as const;
/** Whose shoes a story can put a learner into, for finding one. */
export const ROLES = [
	'consultation-worker',
	'public-health-nurse',
	'welfare-commissioner',
	'local-government',
	'place-staff',
	'volunteer',
	'trainer'
] as const;
/** How a block of a page is set, from the largest print to the smallest. */
export const BLOCKS = ['heading', 'lead', 'body', 'box', 'small'] as const;
/** Words that mean something inside a text and therefore cannot be the id of a person. */
export const RESERVED_PEOPLE = ['when', 'unless', 'echo', 'because', 'text', 'home'];
/** Step names of a run that are not choices. */
export const RESERVED_CHOICES = ['next', 'skip', 'leave'];

export type Caution = (typeof CAUTIONS)[number];
export type Line = (typeof LINES)[number];
export type Row = (typeof ROWS)[number];
export type Role = (typeof ROLES)[number];
export type Block = (typeof BLOCKS)[number];
