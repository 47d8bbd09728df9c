import { describe, expect, it } from 'vitest';
import { widthOf, wrapped } from './wrapped';

describe('a text in lines', () => {
	it('is one line where it fits', () => {
		expect(wrapped('どう答えますか', 10, 2)).toEqual(['どう答えますか']);
	});

	it('breaks Japanese anywhere but before a closing mark', () => {
		expect(wrapped('唐沢さんに、どう答えますか', 5, 3)).toEqual([
			'唐沢さんに、',
			'どう答えま',
			'すか'
		]);
	});

	it('breaks English between words', () => {
		expect(wrapped('What do you say to her?', 7, 3)).toEqual(['What do you', 'say to her?']);
	});

	it('leaves no letter alone in the last line', () => {
		expect(wrapped('「正しいのを、一つ」に、どう答えますか', 18, 2).map(widthOf)).toEqual([10, 9]);
	});

	it('ends where there is no more room, and says so', () => {
		const lines = wrapped('唐沢さんに、どう答えますか、そしてそのあと', 6, 2);
		expect(lines).toHaveLength(2);
		expect(lines[1]).toMatch(/…$/);
		expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(7);
	});
});
