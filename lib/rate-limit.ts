import { isIPv6 } from 'node:net'
import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from './env'

/** How often a thing may be done from one address and for one typed email: points in so many seconds. */
const limits = {
  register: { points: 20, seconds: 600 },
  'find-registration': { points: 6, seconds: 600 },
  'find-gifts': { points: 6, seconds: 600 },
  give: { points: 20, seconds: 600 },
  // Each sends a mail to whatever address was typed.
  'gift-link': { points: 4, seconds: 3600 },
  // Each mails a link to whatever address was typed.
  apply: { points: 10, seconds: 3600 },
  resume: { points: 30, seconds: 3600 },
  'board-link': { points: 30, seconds: 600 },
  'application-code': { points: 20, seconds: 900 },
  contact: { points: 6, seconds: 3600 },
  // Of one sender; and to one address, more than one sender may, or a stranger who types it would shut its owner out.
  'sign-in-code': { points: 6, seconds: 900 },
  'sign-in-code-to-address': { points: 30, seconds: 900 },
  // Of one sender; in a day fewer than it takes to use up an address's failed tries (lib/people/sign-in.ts).
  'sign-in-try': { points: 20, seconds: 900 },
  'sign-in-tries-a-day': { points: 40, seconds: 86_400 },
  interest: { points: 6, seconds: 3600 },
  apart: { points: 3, seconds: 3600 },
  // Each correction may send a mail to any address.
  'correct-email': { points: 6, seconds: 3600 },
  'manage-registration': { points: 40, seconds: 600 },
  'manage-gift': { points: 40, seconds: 600 },
} as const

export type Limit = keyof typeof limits

const inWords: Record<(typeof limits)[Limit]['seconds'], string> = {
  600: 'ten minutes',
  900: 'a quarter of an hour',
  3600: 'an hour',
  86400: 'until tomorrow',
}

/** What somebody reads whom `isAllowed` refuses. */
export function pleaseWait(limit: Limit): string {
  return `That was too often in a short time. Please wait ${inWords[limits[limit].seconds]}.`
}

let pool: pg.Pool | undefined
const limiters = new Map<Limit, RateLimiterPostgres>()

function limiterFor(limit: Limit): RateLimiterPostgres {
  const known = limiters.get(limit)
  if (known) return known
  pool ??= new pg.Pool({ connectionString: env.DATABASE_URL, max: 3 })
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    keyPrefix: limit,
    points: Math.round(limits[limit].points * env.RATE_LIMIT_FACTOR),
    duration: limits[limit].seconds,
  })
  limiters.set(limit, limiter)
  return limiter
}

/**
 * Counts one try of a thing for each key (a sender's address, a typed email). False when any of them has had too many;
 * the caller then says so kindly, with what was typed kept.
 */
export async function isAllowed(limit: Limit, keys: readonly string[]): Promise<boolean> {
  const limiter = limiterFor(limit)
  const tries = await Promise.all(keys.map((key) => tryOnce(limiter, limitKey(key))))
  return tries.every(Boolean)
}

async function tryOnce(limiter: RateLimiterPostgres, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

/** One household or provider often owns a whole IPv6 /64, so its addresses count as one. */
export function limitKey(typed: string): string {
  // How a socket that speaks both versions shows an IPv4 address.
  const key = typed.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(key)) return key.toLowerCase().slice(0, 200)
  const [head = '', tail = ''] = key.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  const ending = tail.split(':').filter(Boolean)
  while (groups.length + ending.length < 8) groups.push('0')
  return [...groups, ...ending].slice(0, 4).join(':')
}
