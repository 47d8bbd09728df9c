import { createHash } from 'node:crypto';

/**
 * A short name for content, equal when and only when the content is (for all that matters here).
 * @param content anything JSON can hold.
 * @param length hex digits; 8 by default.
 */
export function hashOf(content: unknown, length = 8): string {
	const text = typeof content === 'string' ? content : JSON.stringify(content);
	return createHash('sha256').update(text).digest('hex').slice(0, length);
}
