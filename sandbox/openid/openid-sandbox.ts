import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { z } from 'zod'
import { html, page } from '@/sandbox/html'
import { htmlReply, type Incoming, jsonReply, type Reply, type Route, seeOther } from '@/sandbox/http'

const CLIENT = { id: 'sandbox', secret: 'sandbox' }

const asked = z.object({
  response_type: z.literal('code'),
  client_id: z.literal(CLIENT.id),
  redirect_uri: z.url(),
  scope: z.string().refine((scope) => scope.split(' ').includes('openid')),
  state: z.string().min(1),
  nonce: z.string().min(1),
  code_challenge: z.string().min(43),
  code_challenge_method: z.literal('S256'),
})

const answered = z.object({
  email: z.email(),
  isVerified: z.stringbool().default(false),
})

const exchanged = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string(),
})

type Grant = { asked: z.infer<typeof asked>; answer: z.infer<typeof answered> }

/**
 * Stands in for Google or another OpenID provider: one client, and whoever comes says who they are. A code works once, and
 * only with the verifier that belongs to its challenge.
 */
export function openIdRoutes(siteUrl: string, url: string): Route[] {
  const issuer = `${url}/openid`
  const grants = new Map<string, Grant>()
  let keys: { privateKey: KeyObject; publicKey: KeyObject } | undefined
  const key = () => (keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 }))

  function idToken({ asked: { nonce }, answer: { email, isVerified } }: Grant): string {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: CLIENT.id, sub: email, nonce, iat: now, exp: now + 300 }
    const head = { alg: 'RS256', typ: 'JWT', kid: 'sandbox' }
    const text = [head, { ...claims, email, email_verified: isVerified }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${text}.${sign('sha256', Buffer.from(text), key().privateKey).toString('base64url')}`
  }

  function authorize({ url: { searchParams, search }, method, body }: Incoming): Reply {
    const parsed = asked.safeParse(Object.fromEntries(searchParams))
    if (!parsed.success || !parsed.data.redirect_uri.startsWith(`${siteUrl}/`)) return refusal
    const { redirect_uri, state } = parsed.data
    const back = (values: Record<string, string>) =>
      seeOther(`${redirect_uri}?${new URLSearchParams({ ...values, state })}`)
    const typed = new URLSearchParams(body)
    if (method === 'GET') return htmlReply(form(search))
    if (typed.has('cancel')) return back({ error: 'access_denied' })
    const answer = answered.safeParse(Object.fromEntries(typed))
    if (!answer.success) return htmlReply(form(search, 'Type an email address.'), 422)
    const code = randomBytes(16).toString('hex')
    grants.set(code, { asked: parsed.data, answer: answer.data })
    return back({ code })
  }

  function exchange({ headers, body }: Incoming): Reply {
    const typed = exchanged.safeParse(Object.fromEntries(new URLSearchParams(body)))
    const client = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64')}`
    if (headers.authorization !== client) return jsonReply({ error: 'invalid_client' }, 401)
    const grant = typed.success ? grants.get(typed.data.code) : undefined
    if (!typed.success || !grant) return jsonReply({ error: 'invalid_grant' }, 400)
    grants.delete(typed.data.code)
    const challenge = createHash('sha256').update(typed.data.code_verifier).digest('base64url')
    if (challenge !== grant.asked.code_challenge || typed.data.redirect_uri !== grant.asked.redirect_uri) {
      return jsonReply({ error: 'invalid_grant' }, 400)
    }
    const access_token = randomBytes(16).toString('hex')
    return jsonReply({ token_type: 'Bearer', access_token, expires_in: 300, id_token: idToken(grant) })
  }

  return [
    {
      method: 'GET',
      path: '/openid/.well-known/openid-configuration',
      answer: () =>
        jsonReply({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          token_endpoint_auth_methods_supported: ['client_secret_basic'],
          code_challenge_methods_supported: ['S256'],
        }),
    },
    { path: '/openid/authorize', answer: authorize },
    { method: 'POST', path: '/openid/token', answer: exchange },
    {
      method: 'GET',
      path: '/openid/keys',
      answer: () =>
        jsonReply({
          keys: [{ ...key().publicKey.export({ format: 'jwk' }), kid: 'sandbox', alg: 'RS256', use: 'sig' }],
        }),
    },
  ]
}

const refusal = htmlReply(
  page(
    'Example provider',
    html`<main class="narrow"><h1>This request is not complete</h1>
<p>A site that sends somebody here names itself, where they come back to, a state, a nonce and a challenge.</p></main>`,
  ),
  400,
)

const form = (search: string, problem?: string) =>
  page(
    'Example provider',
    html`<main class="narrow"><p class="standin">Stands in for Google, or for whoever else keeps people’s accounts. It believes whatever is typed.</p>
<h1>Sign in with the example provider</h1>
${problem ? html`<p role="alert">${problem}</p>` : null}
<form method="post" action="/openid/authorize${search}">
<p><label for="email">The email address of your account here</label><input id="email" name="email" type="email" autocomplete="email"></p>
<fieldset><legend>What the provider says of it</legend>
<label><input type="checkbox" name="isVerified" value="true" checked> It has seen that the address is theirs</label></fieldset>
<p><button class="main">Go on to ORNCC</button></p>
<p><button name="cancel" value="true">Go back without signing in</button></p></form></main>`,
  )
