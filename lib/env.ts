import { z } from 'zod'

const url = (protocols: RegExp) => z.url({ protocol: protocols, error: 'must be a full address' })
const proxy = z.union([z.literal('none'), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
const proxies = z.string().refine((list) => list.split(',').every((entry) => proxy.safeParse(entry.trim()).success), {
  error: 'must be addresses or ranges like 10.0.0.0/8, separated by commas, or none',
})
const secret = z.string().min(32, 'must be at least 32 characters of random text')

/** Every setting the processes read from the environment; `.env.example` explains each. */
const shared = z.object({
  DATABASE_URL: url(/^postgres(ql)?$/),
  /** The public address of the site, without a slash at its end. */
  SITE_URL: url(/^https?$/).transform((value) => value.replace(/\/$/, '')),
  LINK_SECRET: secret,
  NEXTAUTH_SECRET: secret,
  SMTP_URL: url(/^smtps?$/),
  MAIL_FROM: z.string().includes('@', { error: 'must hold an email address' }),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_', 'must start with whsec_'),
  /** Zoom's Server-to-Server OAuth app: all three, or none where links to rooms are pasted. */
  ZOOM_ACCOUNT_ID: z.string().min(1).optional(),
  ZOOM_CLIENT_ID: z.string().min(1).optional(),
  ZOOM_CLIENT_SECRET: z.string().min(1).optional(),
  /** The id or email of the licensed Zoom user who hosts the meetings; by default the app's own. */
  ZOOM_HOST: z.string().min(1).default('me'),
  /** Google, or any OpenID provider, as another way to prove one's address: all four, or none. */
  OPENID_ISSUER: url(/^https?$/)
    .transform((value) => value.replace(/\/$/, ''))
    .optional(),
  OPENID_CLIENT_ID: z.string().min(1).optional(),
  OPENID_CLIENT_SECRET: z.string().min(1).optional(),
  /** As people know it: "Google". */
  OPENID_NAME: z.string().min(1).max(40).optional(),
  /** Addresses of proxies whose X-Forwarded-For is believed, or `none`; read by scripts/socket-address.mjs. */
  TRUSTED_PROXIES: proxies.default('none'),
  /** Multiplies every limit; raised in the open by bench and race tests. */
  RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

const demonstration = shared.extend({
  SITE_MODE: z.literal('demonstration'),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_test_/, 'must be a test key, since SITE_MODE is not production'),
  /** Where Stripe's API is spoken when it is not Stripe's own: the sandbox. */
  STRIPE_API_BASE: url(/^http$/).optional(),
  /** Where Zoom's API and its tokens are, when it is not Zoom itself: the sandbox. */
  ZOOM_API_BASE: url(/^http$/).optional(),
})

const production = shared.extend({
  SITE_MODE: z.literal('production'),
  SITE_URL: url(/^https$/).transform((value) => value.replace(/\/$/, '')),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_live_/, 'must be a live key (sk_live_… or rk_live_…)'),
  // Said outright: behind a proxy that is not named, all the world would share one sender's limits.
  TRUSTED_PROXIES: proxies,
  STRIPE_API_BASE: z.never('must not be set: production speaks to Stripe itself').optional(),
  OPENID_ISSUER: url(/^https$/)
    .transform((value) => value.replace(/\/$/, ''))
    .optional(),
  ZOOM_API_BASE: z.never('must not be set: production speaks to Zoom itself').optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .base64('must be base64 of 32 random bytes')
    .refine((key) => Buffer.from(key, 'base64').length === 32, 'must be base64 of 32 random bytes'),
})

export type Env = z.infer<typeof demonstration> | z.infer<typeof production>

/** One line a wrong or missing setting, all of them at once; empty when the environment is complete. */
export function environmentProblems(source: Record<string, string | undefined>): string[] {
  const result = parse(source)
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${problem(issue, source)}`)
}

function problem(issue: z.core.$ZodIssue, source: Record<string, string | undefined>): string {
  return (source[String(issue.path[0])] ?? '') === '' ? 'is not set' : issue.message
}

function parse(source: Record<string, string | undefined>) {
  // An empty value in a .env file means that nobody filled it in.
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  return z.discriminatedUnion('SITE_MODE', [demonstration, production]).superRefine(allOrNone).safeParse(filled)
}

const together = [
  ['ZOOM_ACCOUNT_ID', 'ZOOM_CLIENT_ID', 'ZOOM_CLIENT_SECRET'],
  ['OPENID_ISSUER', 'OPENID_CLIENT_ID', 'OPENID_CLIENT_SECRET', 'OPENID_NAME'],
] as const

function allOrNone(given: Env, context: z.RefinementCtx): void {
  for (const keys of together) {
    if (keys.every((name) => given[name] === undefined)) continue
    for (const name of keys.filter((key) => given[key] === undefined)) {
      context.addIssue({ code: 'custom', path: [name], message: 'is not set' })
    }
  }
}

function read(): Env {
  const result = parse(process.env)
  if (result.success) return result.data
  throw new Error(`The environment is not complete:\n${environmentProblems(process.env).join('\n')}`)
}

export const env = read()
