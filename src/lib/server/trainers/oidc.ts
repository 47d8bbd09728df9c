import { genericOAuth } from 'better-auth/plugins';

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
 * @throws Error where only a part is set.
 */
export function theOidc(env: Partial<Record<string, string>> = process.env): Oidc | undefined {
	const [issuer, id, secret] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map(
		(part) => env[`BANSO_OIDC_${part}`] || undefined
	);
	if (!issuer && !id && !secret) return undefined;
	if (!issuer || !id || !secret)
		throw new Error(
			'BANSO_OIDC_ISSUER, BANSO_OIDC_CLIENT_ID and BANSO_OIDC_CLIENT_SECRET go together.'
		);
	return {
		issuer: issuer.replace(/\/$/, ''),
		id,
		secret,
		name: env['BANSO_OIDC_NAME'] || 'OpenID'
	};
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
