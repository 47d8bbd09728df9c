import type { Check } from '../subject';
import { balance } from './balance';
import { endings } from './endings';
import { language } from './language';
import { lateReturn } from './late-return';
import { lock } from './lock';
import { principles } from './principles';
import { reach } from './reach';
import { references } from './references';
import { repair } from './repair';
import { safety } from './safety';
import { translation } from './translation';
import { trap } from './trap';

/** First that ids name something; then the eleven checks, in the order of the documentation. */
export const CHECKS: readonly Check[] = [
	references,
	reach,
	trap,
	repair,
	safety,
	lateReturn,
	balance,
	endings,
	principles,
	language,
	translation,
	lock
];

/** Checks that would only repeat, at great length, that an id names nothing. */
export const AFTER_REFERENCES: readonly Check[] = [reach, repair, safety, lateReturn, principles];

/** Checks that follow choices by their ids, and would be led astray where two share one. */
export const AFTER_IDS: readonly Check[] = [...AFTER_REFERENCES, trap, lock];

/** Checks that read translations, and would only repeat that one cannot be read. */
export const AFTER_TRANSLATIONS: readonly Check[] = [translation];
