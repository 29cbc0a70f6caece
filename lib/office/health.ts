import { createTransport } from 'nodemailer'
import { isZoomConnected } from '@/lib/courses/zoom/zoom'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { isWebhookFailing } from '@/lib/payments/webhook-queries'

type Part = 'up' | 'down'
export type Health = {
  ok: boolean
  version: string
  database: Part
  /** Down when mail has waited for a worker for more than five minutes. */
  jobs: Part
  mail: Part
  payments: 'live' | 'test' | 'sandbox'
  /**
   * Down when news from Stripe has waited for a quarter of an hour because we cannot take it in. It stands beside `ok` and
   * not in it: the site still serves, Stripe tells us again for three days, and taking the site away would mend nothing.
   */
  webhook: Part
  /** Whether rooms are made through Zoom's API, or their links are pasted. */
  zoom: 'api' | 'pasted'
  /** The version of the time zone rules that clocks here follow. */
  tzdata: string
}

const KEPT_MS = 15_000
let kept: { until: number; health: Promise<Health> } | undefined

/**
 * Whether everything that the site needs answers. Asks the database and SMTP, and nothing outside that costs. The answer
 * holds for fifteen seconds in this process: anybody may ask, and must not make us log in at the mail server each time.
 */
export function checkHealth(version: string, now = new Date()): Promise<Health> {
  if (!kept || kept.until <= now.getTime()) kept = { until: now.getTime() + KEPT_MS, health: askAll(version) }
  return kept.health
}

async function askAll(version: string): Promise<Health> {
  const [database, jobs, mail, webhook] = await Promise.all([
    probe(reachDatabase),
    probe(reachWorker),
    probe(reachMailServer),
    probe(takeInNews),
  ])
  return {
    ok: database === 'up' && jobs === 'up' && mail === 'up',
    version,
    database,
    jobs,
    mail,
    payments: env.SITE_MODE === 'production' ? 'live' : env.STRIPE_API_BASE ? 'sandbox' : 'test',
    webhook,
    zoom: isZoomConnected ? 'api' : 'pasted',
    tzdata: process.versions.tz ?? 'unknown',
  }
}

async function probe(ask: () => Promise<unknown>): Promise<Part> {
  return ask().then(
    (): Part => 'up',
    (): Part => 'down',
  )
}

async function reachDatabase() {
  await db.$queryRaw`SELECT 1`
}

async function reachWorker() {
  const [late] = await db.$queryRaw<{ waiting: bigint }[]>`
    SELECT count(*) AS waiting FROM pgboss.job
    WHERE state IN ('created', 'retry') AND start_after < now() - interval '5 minutes'`
  if (late && late.waiting > 0n) throw new Error('jobs are waiting')
}

async function takeInNews() {
  if (await isWebhookFailing()) throw new Error('news from Stripe waits')
}

// Together less than the time that an answer holds, so that one question at a time is under way.
const within = { dnsTimeout: 3_000, connectionTimeout: 3_000, greetingTimeout: 3_000, socketTimeout: 3_000 }

async function reachMailServer() {
  const transport = createTransport({ url: env.SMTP_URL, ...within })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
