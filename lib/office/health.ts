import { createTransport } from 'nodemailer'
import { db } from '@/lib/db'
import { env } from '@/lib/env'

type Part = 'up' | 'down'
export type Health = {
  ok: boolean
  version: string
  database: Part
  /** Down when mail has waited for a worker for more than five minutes. */
  jobs: Part
  mail: Part
  payments: 'live' | 'test' | 'sandbox'
  /** The version of the time zone rules that clocks here follow. */
  tzdata: string
}

/** Whether everything that the site needs answers. Asks the database and SMTP, and nothing outside that costs. */
export async function checkHealth(version: string): Promise<Health> {
  const [database, jobs, mail] = await Promise.all([probe(reachDatabase), probe(reachWorker), probe(reachMailServer)])
  return {
    ok: database === 'up' && jobs === 'up' && mail === 'up',
    version,
    database,
    jobs,
    mail,
    payments: env.SITE_MODE === 'production' ? 'live' : env.STRIPE_API_BASE ? 'sandbox' : 'test',
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

async function reachMailServer() {
  const transport = createTransport({ url: env.SMTP_URL, connectionTimeout: 3_000 })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
