import type { Column } from '$lib/review/column';

/**
 * Have it noted that what a page shows is taken along, in each of its courses.
 * @throws Error where it could not be noted; then nothing is taken along.
 */
export async function noteTaken(
	kind: 'csv' | 'json' | 'printed',
	columns: readonly Column[]
): Promise<void> {
	const courses = new Set(columns.map(({ release }) => release.series.course));
	for (const course of courses) {
		const releases = columns
			.filter(({ release }) => release.series.course === course)
			.map(({ key }) => key);
		const answer = await fetch(`/review/${course}/noted`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ kind, releases }),
			// The dialogue of printing may stop the page.
			keepalive: true
		});
		if (!answer.ok) throw new Error(`It was not noted: ${answer.status}`);
	}
}
