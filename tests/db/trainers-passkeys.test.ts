import { afterEach, expect, it, vi } from 'vitest';
import { onBoth } from './both';
import { HANA, Visitor, eachTime, enter, joined, type App } from './visitor';

const GRANT = 'banso.may-add-passkey';

onBoth('adding a passkey', (fresh) => {
	let app: App;
	eachTime(fresh, (begun) => (app = begun));
	afterEach(() => {
		vi.useRealTimers();
	});
	const begins = async (visitor: Visitor) =>
		(await visitor.call('GET', 'passkey/generate-register-options?name=x')).status;
	const allow = (visitor: Visitor, present: string) =>
		visitor.send('account', 'allow-passkey', { present });

	it('needs the password once more, for five minutes', async () => {
		const hana = await joined(app);
		expect(await begins(hana)).toBe(403);
		const wrong = await allow(hana, 'not-this-one-at-all');
		expect(wrong).toMatchObject({ status: 400, data: { at: 'passkeys', code: 'wrong' } });
		expect(await begins(hana)).toBe(403);
		expect((await allow(hana, HANA.password)).data).toMatchObject({ code: 'done' });
		expect(hana.set.get(GRANT)).toMatchObject({
			httpOnly: true,
			sameSite: 'strict',
			path: '/api/auth',
			maxAge: 300
		});
		expect(await begins(hana)).toBe(200);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1 });
		expect(await begins(hana)).toBe(403);
	});

	it('is granted to the one sign-in that asked', async () => {
		const hana = await joined(app);
		await allow(hana, HANA.password);
		const grant = hana.jar.get(GRANT) ?? '';
		const other = new Visitor(app);
		await enter(other);
		for (const given of [grant, `${Date.now() + 1e9}.${grant.split('.')[1]}`, '9e99.', 'x']) {
			other.jar.set(GRANT, given);
			expect(await begins(other)).toBe(403);
		}
		const nobody = new Visitor(app);
		nobody.jar.set(GRANT, grant);
		expect(await begins(nobody)).toBe(403);
		expect(await begins(hana)).toBe(200);
	});

	it('is there for whoever has no password, right after coming in', async () => {
		const hana = await joined(app);
		await app.db.updateTable('account').set({ providerId: 'oidc', password: null }).execute();
		expect((await allow(hana, '')).data).toMatchObject({ code: 'done' });
		expect(await begins(hana)).toBe(200);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
		expect(await allow(hana, '')).toMatchObject({ status: 400, data: { code: 'stale' } });
		expect(await begins(hana)).toBe(403);
	});
});
