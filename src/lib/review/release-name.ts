import type { Time } from './contribution';
import type { Series } from './row';

/** What a release is called: its series and its month. */
export interface ReleaseName extends Series {
	/** `YYYY-MM`. */
	month: string;
}

const FORM = /^([\w-]{1,64})\.([a-z][a-z0-9-]*)\.([\w-]+)\.(first|later|together)\.(\d{4}-\d{2})$/;

/** A release's name in an address: `<course>.<story>.<hash>.<time>.<month>`. None of the five holds a full stop. */
export function writeName({ course, scenario, hash, time, month }: ReleaseName): string {
	return [course, scenario, hash, time, month].join('.');
}

/** @returns undefined where it is no name of a release. */
export function readName(written: string | null): ReleaseName | undefined {
	const found = FORM.exec(written ?? '');
	if (!found) return undefined;
	const [, course = '', scenario = '', hash = '', time = '', month = ''] = found;
	return { course, scenario, hash, time: time as Time, month };
}
