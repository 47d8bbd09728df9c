import { genericOAuth } from 'better-auth/plugins';
import { WrongSetting } from '../wrong-setting';

/** The one provider there may be, by its name in better-auth's tables and in the address it answers to. */
export const PROVIDER = 'oidc';

/** A municipality's own sign-in, by OpenID Connect. */
export interface Oidc {
	/** As `https://login.example.jp/realms/staff`. */
	issuer: string;
	id: string;
	secret: string;
	/** What the button says. */
	name: string;
}

/**
 * What the environment says of it: `BANSO_OIDC_ISSUER`, `BANSO_OIDC_CLIENT_ID`, `BANSO_OIDC_CLIENT_SECRET` and, for the
 * button, `BANSO_OIDC_NAME`. The provider has to know the address `<where the app is opened>/api/auth/callback/oidc`.
 * @returns undefined where nothing is set.
 * @throws WrongSetting where only a part is set, or the issuer is no address.
 */
export function readOidc(env: Partial<Record<string, string>> = process.env): Oidc | undefined {
	const [issuer, id, secret] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map(
		(part) => env[`BANSO_OIDC_${part}`] || undefined
	);
	if (!issuer && !id && !secret) return undefined;
	if (!issuer || !id || !secret)
		throw new WrongSetting(
			'BANSO_OIDC_ISSUER・BANSO_OIDC_CLIENT_ID・BANSO_OIDC_CLIENT_SECRET は、三つとも指定するか、三つとも外してください',
			'BANSO_OIDC_ISSUER, BANSO_OIDC_CLIENT_ID and BANSO_OIDC_CLIENT_SECRET go together: set all three or none'
		);
	if (!URL.canParse(issuer) || !/^https?:/.test(issuer))
		throw new WrongSetting(
			'BANSO_OIDC_ISSUER は https:// で始まる住所にしてください（たとえば https://login.example.jp/realms/staff）',
			'BANSO_OIDC_ISSUER is an address, as https://login.example.jp/realms/staff'
		);
	return {
		issuer: issuer.replace(/\/$/, ''),
		id,
		secret,
		name: env['BANSO_OIDC_NAME'] || 'OpenID'
	};
}

/** The same; where it is not sound, there is none. The server says so at its start (`sound.ts`). */
export function theOidc(): Oidc | undefined {
	try {
		return readOidc();
	} catch (error) {
		if (error instanceof WrongSetting) return undefined;
		throw error;
	}
}

/**
 * The provider, for better-auth. Who comes in this way was invited, or is a trainer already by the e-mail address that
 * the provider vouches for; an address it calls unverified counts for nothing. Many providers of offices do not speak
 * of verifying, since they give the addresses out themselves; some say `false` as a word.
 */
export function oidcPlugin({ issuer, id, secret, name }: Oidc) {
	return genericOAuth({
		config: [
			{
				providerId: PROVIDER,
				name,
				discoveryUrl: `${issuer}/.well-known/openid-configuration`,
				requireIdTokenVerification: true,
				clientId: id,
				clientSecret: secret,
				scopes: ['openid', 'email', 'profile'],
				disableImplicitSignUp: true,
				disableProviderLogout: true,
				mapProfileToUser: (profile) => ({
					emailVerified: !['false', false].includes(profile['email_verified'] as string | boolean),
					image: undefined
				})
			}
		]
	});
}
