import { expect, it } from 'vitest';
import { onBoth } from './both';
import { Visitor, eachTime, enter, joined, type App } from './visitor';

onBoth('trying passwords', (fresh) => {
	let app: App;
	eachTime(fresh, (begun) => (app = begun));
	// What is counted is counted in memory; dozens of passwords take their time.
	const inMemory = it.runIf(fresh.kind === 'sqlite');

	it('is slowed for one who tries, and stays open for others', async () => {
		await joined(app);
		const thief = new Visitor(app, '203.0.113.9');
		const codes = [];
		for (let n = 0; n < 10; n++) codes.push((await enter(thief, `wrong-${n}`)).data?.['code']);
		expect(codes).toEqual([...Array<string>(8).fill('wrong'), 'slow-down', 'slow-down']);
		// Not even the right one, or a thief would learn it.
		expect(await enter(thief)).toMatchObject({ status: 429, data: { code: 'slow-down' } });
		expect((await enter(new Visitor(app, '192.0.2.77'))).status).toBe(303);
	});

	it('is slowed at once for those who try many at the same moment', async () => {
		await joined(app);
		const thief = new Visitor(app, '203.0.113.9');
		const answers = await Promise.all(
			Array.from({ length: 30 }, (_, n) => enter(thief, `wrong-${n}`))
		);
		const tried = answers.filter(({ data }) => data?.['code'] === 'wrong');
		expect(tried).toHaveLength(8);
	});

	inMemory('is slowed for one account, from however many addresses', async () => {
		await joined(app);
		let tried = 0;
		for (let n = 0; n < 60; n++) {
			const { data } = await enter(new Visitor(app, `203.0.113.${n}`), 'wrong');
			if (data?.['code'] === 'wrong') tried++;
		}
		expect(tried).toBeLessThanOrEqual(51);
		expect(tried).toBeGreaterThanOrEqual(50);
	});

	inMemory('is slowed for one address, for however many accounts', async () => {
		const thief = new Visitor(app, '203.0.113.9');
		let tried = 0;
		for (let n = 0; n < 30; n++) {
			const email = `somebody-${n}@example.jp`;
			const { data } = await thief.send('signIn', 'password', { email, password: 'wrong' });
			if (data?.['code'] === 'wrong') tried++;
		}
		expect(tried).toBe(20);
	});

	it('is slowed for links too', async () => {
		const thief = new Visitor(app, '203.0.113.9');
		const codes = [];
		for (let n = 0; n < 12; n++) {
			const token = String(n).padStart(32, 'a');
			codes.push((await thief.send('welcome', 'look', { token })).data?.['code']);
		}
		expect(codes.slice(9)).toEqual(['link-over', 'slow-down', 'slow-down']);
	});
});
