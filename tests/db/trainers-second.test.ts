import { URI, type TOTP } from 'otpauth';
import { beforeEach, expect, it } from 'vitest';
import { onBoth } from './both';
import { HANA, Visitor, eachTime, enter, joined, type App } from './visitor';

onBoth('signing in with a second factor', (fresh) => {
	let app: App;
	eachTime(fresh, (begun) => (app = begun));
	let hana: Visitor;
	let totp: TOTP;
	let codes: string[];
	beforeEach(async () => {
		hana = await joined(app);
		const before = hana.session;
		const begun = await hana.send('account', 'begin', { present: HANA.password });
		const { uri } = begun.data?.['key'] as { uri: string };
		totp = URI.parse(uri) as TOTP;
		const done = await hana.send('account', 'confirm', { uri, code: totp.generate() });
		codes = done.data?.['codes'] as string[];
		expect(hana.session).not.toBe(before);
	});
	const between = async (address = '192.0.2.1') => {
		const visitor = new Visitor(app, address);
		expect((await enter(visitor)).to).toBe('/trainers/second?to=%2Fcourses');
		return visitor;
	};
	const give = (visitor: Visitor, code: string) => visitor.send('second', 'default', { code });

	it('asks for it, and is nobody before', async () => {
		const visitor = await between();
		expect(await visitor.who()).toBeUndefined();
		expect(visitor.session).toBeUndefined();
		expect((await give(visitor, '000000')).data).toMatchObject({ code: 'wrong' });
		expect(await visitor.who()).toBeUndefined();
		expect((await give(visitor, ` ${totp.generate()} `)).to).toBe('/courses');
		expect(await visitor.who()).toMatchObject({ name: 'Hana' });
	});

	it('takes each backup code once', async () => {
		const [code = ''] = codes;
		expect(codes).toHaveLength(10);
		expect((await give(await between(), code.toUpperCase())).status).toBe(303);
		expect((await give(await between(), code)).data).toMatchObject({ code: 'wrong' });
	});

	it('takes five codes for one password, and ten in a row from anywhere', async () => {
		const visitor = await between();
		const said = [];
		for (let n = 0; n < 6; n++) said.push((await give(visitor, `00000${n}`)).data?.['code']);
		expect(said).toEqual([...Array<string>(5).fill('wrong'), 'over']);
		const other = await between('192.0.2.2');
		for (let n = 0; n < 5; n++) await give(other, `11111${n}`);
		const locked = await give(await between('192.0.2.3'), totp.generate());
		expect(locked).toMatchObject({ status: 429, data: { code: 'slow-down', minutes: 15 } });
	});

	it('goes with the password only', async () => {
		expect((await hana.send('account', 'end', { present: 'x' })).data).toMatchObject({
			code: 'wrong'
		});
		await hana.send('account', 'end', { present: HANA.password });
		expect((await enter(new Visitor(app))).to).toBe('/courses');
	});

	it('goes with a link for a new password', async () => {
		const id = (await hana.who())?.id ?? '';
		const { data } = await hana.send('people', 'password', { id });
		const token = String(data?.['link']).split('#')[1] ?? '';
		const visitor = new Visitor(app, '192.0.2.8');
		const password = 'mado-no-soto-no-kaki-4';
		await visitor.send('welcome', 'join', { token, password });
		expect(await visitor.who()).toMatchObject({ id });
		expect(await hana.who()).toBeUndefined();
	});
});
