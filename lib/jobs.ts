import { fromPrisma, PgBoss, type Queue } from 'pg-boss'
import type { Tx } from './db'
import { env } from './env'
import { log } from './log'

/** Every job and what it carries. `app/jobs.ts` says which command runs each. */
export type Jobs = {
  'send-mail': { mailId: string }
  'mail-sign-in-code': { requestId: string; email: string }
  'release-expired-holds': Record<string, never>
  'remove-expired-sign-ins': Record<string, never>
  'remove-orphan-files': Record<string, never>
  'resend-unsent-mail': Record<string, never>
  'forget-old-mail': Record<string, never>
  'sweep-open-orders': Record<string, never>
  'send-refund': { refundId: string }
}

export type JobName = keyof Jobs

const queues: Record<JobName, Omit<Queue, 'name'>> = {
  // Five tries over about a quarter of an hour; then `resend-unsent-mail` takes over, for three days.
  'send-mail': { retryLimit: 5, retryDelay: 30, retryBackoff: true, notify: true },
  'release-expired-holds': { retryLimit: 0 },
  // A code that comes late is no use: after three quick tries the person has asked for another one.
  'mail-sign-in-code': { retryLimit: 3, retryDelay: 5, notify: true },
  'remove-expired-sign-ins': { retryLimit: 0 },
  'remove-orphan-files': { retryLimit: 0 },
  'resend-unsent-mail': { retryLimit: 0 },
  'forget-old-mail': { retryLimit: 0 },
  'sweep-open-orders': { retryLimit: 0 },
  // Money that is owed: ten tries over about a day, the first at once.
  'send-refund': { retryLimit: 10, retryDelay: 60, retryBackoff: true, notify: true },
}

/** Makes pg-boss's tables and our queues, or brings them up to date. Part of migrating; safe to run again. */
export async function installJobs(): Promise<void> {
  const boss = new PgBoss({ connectionString: env.DATABASE_URL, supervise: false, schedule: false })
  boss.on('error', (error) => log.error(error, 'job queue'))
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }
  await boss.stop({ graceful: false })
}

let sender: Promise<PgBoss> | undefined

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env.DATABASE_URL,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', (error) => log.error(error, 'job queue'))
  return boss.start()
}

/**
 * Enqueues a job inside the deed's own transaction: it exists if and only if the deed does. A job may run twice; the
 * command it runs must bear that.
 */
export async function enqueue<Name extends JobName>(tx: Tx, name: Name, payload: Jobs[Name]): Promise<void> {
  sender ??= startSender()
  const boss = await sender.catch((error: unknown) => {
    sender = undefined
    throw error
  })
  await boss.send(name, payload, { db: fromPrisma(tx) })
}

/** Closes what `enqueue` opened, for scripts and tests that end. */
export async function stopSendingJobs(): Promise<void> {
  const boss = await sender
  sender = undefined
  await boss?.stop({ graceful: false })
}
