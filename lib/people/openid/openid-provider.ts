import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { env } from '@/lib/env'

/** Its name at next-auth: the answer comes to /api/auth/callback/openid. */
export const OPENID = 'openid'

const claimsSchema = z.object({
  email: z.email(),
  // Some send it as text.
  email_verified: z.literal([true, 'true']),
})

/** The address that a provider vouches for, as ours are kept; null: it vouches for none. */
export function verifiedEmail(claims: unknown): string | null {
  const { data } = claimsSchema.safeParse(claims)
  return data ? data.email.trim().toLowerCase() : null
}

/** As people know the provider that the environment names; null where it names none. */
export const openIdName = env.OPENID_NAME ?? null

/** The provider that the environment names, for next-auth. */
export function openIdProviders(): OAuthConfig<Record<string, unknown>>[] {
  const { OPENID_ISSUER, OPENID_CLIENT_ID, OPENID_CLIENT_SECRET, OPENID_NAME } = env
  if (!OPENID_ISSUER || !OPENID_CLIENT_ID || !OPENID_CLIENT_SECRET || !OPENID_NAME) return []
  return [
    {
      id: OPENID,
      name: OPENID_NAME,
      type: 'oauth',
      wellKnown: `${OPENID_ISSUER}/.well-known/openid-configuration`,
      clientId: OPENID_CLIENT_ID,
      clientSecret: OPENID_CLIENT_SECRET,
      authorization: { params: { scope: 'openid email' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      // next-auth takes this id for the account's own. Here it is the address that is vouched for, each time anew, so that
      // whoever loses an address at the provider loses with it what it opens here; '-' is nobody's.
      profile: (claims) => ({ id: verifiedEmail(claims) ?? '-' }),
    },
  ]
}
