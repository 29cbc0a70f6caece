import { fromPrisma, PgBoss, type Queue } from 'pg-boss'
import type { Tx } from './db'
import { env } from './env'
import { log } from './log'

/** Every job and what it carries. `app/jobs.ts` says which command runs each. */
export type Jobs = {
  'send-mail': { mailId: string }
  'mail-sign-in-code': { requestId: string; email: string }
  'release-expired-holds': Record<string, never>
  'end-waiting': Record<string, never>
  'send-reminders': Record<string, never>
  'mail-my-registrations': { requestId: string; email: string }
  'mail-my-gifts': { requestId: string; email: string }
  'year-end-statements': { taxYear?: number | undefined }
  'remove-expired-sign-ins': Record<string, never>
  'remove-people': Record<string, never>
  'erase-board-drafts': Record<string, never>
  'remind-of-board-drafts': Record<string, never>
  'resend-unsent-mail': Record<string, never>
  'sweep-open-orders': Record<string, never>
  'send-refund': { refundId: string }
  'sweep-changes': Record<string, never>
  'sweep-recurring-gifts': Record<string, never>
  'end-subscription': { subscriptionId: string }
  'use-new-card': { subscriptionId: string }
  'read-balance': Record<string, never>
  'tell-of-open-runs': Record<string, never>
  'wind-down-run': { runId: string }
  'wind-down-session': { sessionId: string; returnsShare: boolean }
  'resume-winding-down': Record<string, never>
  'watch-minimums': Record<string, never>
  'remind-of-scholarships': Record<string, never>
  'sync-zoom': { runId: string }
  'delete-zoom-meeting': { meetingId: string }
  'sweep-zoom': Record<string, never>
  'read-attendances': Record<string, never>
  'close-tested-checkout': { orderId: string }
  'watch-card-testing': Record<string, never>
  'close-board-votes': Record<string, never>
  'send-board-letters': Record<string, never>
  'send-board-digests': Record<string, never>
  'erase-over': Record<string, never>
}

export type JobName = keyof Jobs

const queues: Record<JobName, Omit<Queue, 'name'>> = {
  // Five tries over about a quarter of an hour; then `resend-unsent-mail` takes over, for three days.
  'send-mail': { retryLimit: 5, retryDelay: 30, retryBackoff: true, notify: true },
  'release-expired-holds': { retryLimit: 0 },
  'end-waiting': { retryLimit: 0 },
  'send-reminders': { retryLimit: 0 },
  // A code that comes late is no use: after three quick tries the person has asked for another one.
  'mail-sign-in-code': { retryLimit: 3, retryDelay: 5, notify: true },
  // Somebody waits for it.
  'mail-my-registrations': { retryLimit: 3, retryDelay: 30, retryBackoff: true, notify: true },
  'mail-my-gifts': { retryLimit: 3, retryDelay: 30, retryBackoff: true, notify: true },
  // The next hour tries again; the treasurer's wish is tried again at once.
  'year-end-statements': { retryLimit: 3, retryDelay: 60, retryBackoff: true, notify: true },
  'remove-expired-sign-ins': { retryLimit: 0 },
  // The next hour tries again.
  'remove-people': { retryLimit: 3, retryDelay: 60, retryBackoff: true, notify: true },
  'erase-board-drafts': { retryLimit: 0 },
  'remind-of-board-drafts': { retryLimit: 2, retryDelay: 60 },
  'resend-unsent-mail': { retryLimit: 0 },
  'sweep-open-orders': { retryLimit: 0 },
  'sweep-changes': { retryLimit: 0 },
  'read-balance': { retryLimit: 0 },
  // Money that is owed: ten tries over about a day, the first at once.
  'send-refund': { retryLimit: 10, retryDelay: 60, retryBackoff: true, notify: true },
  'sweep-recurring-gifts': { retryLimit: 0 },
  // Somebody would be charged twice: ten tries over about a day, long before the next payment.
  'end-subscription': { retryLimit: 10, retryDelay: 60, retryBackoff: true, notify: true },
  'use-new-card': { retryLimit: 10, retryDelay: 60, retryBackoff: true, notify: true },
  'tell-of-open-runs': { retryLimit: 0 },
  // People wait for word; who is paying at this very moment is looked at again when that is decided.
  'wind-down-run': { retryLimit: 10, retryDelay: 30, retryBackoff: true, notify: true },
  'wind-down-session': { retryLimit: 10, retryDelay: 60, retryBackoff: true, notify: true },
  'resume-winding-down': { retryLimit: 0 },
  'watch-minimums': { retryLimit: 0 },
  'remind-of-scholarships': { retryLimit: 0 },
  // One waits at most for each run, since it carries over whatever has changed; after these tries `sweep-zoom` takes over.
  'sync-zoom': { policy: 'short', retryLimit: 3, retryDelay: 15, retryBackoff: true, notify: true },
  'delete-zoom-meeting': { retryLimit: 10, retryDelay: 60, retryBackoff: true },
  'sweep-zoom': { retryLimit: 0 },
  'read-attendances': { retryLimit: 0 },
  // Each minute is a card more that is tried.
  'close-tested-checkout': { retryLimit: 5, retryDelay: 5, retryBackoff: true, notify: true },
  'watch-card-testing': { retryLimit: 0 },
  'close-board-votes': { retryLimit: 0 },
  'send-board-letters': { retryLimit: 0 },
  'send-board-digests': { retryLimit: 2, retryDelay: 60 },
  'erase-over': { retryLimit: 2, retryDelay: 600 },
}

/** Makes pg-boss's tables and our queues, or brings them up to date. Part of migrating; safe to run again. */
export async function installJobs(): Promise<void> {
  const boss = new PgBoss({ connectionString: env.DATABASE_URL, supervise: false, schedule: false })
  boss.on('error', (error) => log.error(error, 'job queue'))
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, options)
    // What a queue is made with stays: its policy may not be named again.
    const { policy: _, ...changeable } = options
    await boss.updateQueue(name, changeable)
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
  await enqueueAll(tx, name, [payload])
}

/** `enqueue` for many of a kind, in one statement; none of them runs before `afterSeconds`. */
export async function enqueueAll<Name extends JobName>(
  tx: Tx,
  name: Name,
  payloads: readonly Jobs[Name][],
  { afterSeconds = 0 }: { afterSeconds?: number } = {},
): Promise<void> {
  if (payloads.length === 0) return
  const boss = await startedSender()
  await boss.insert(
    name,
    payloads.map((data) => ({ data, startAfter: afterSeconds })),
    { db: fromPrisma(tx) },
  )
}

/**
 * `enqueue`, unless a job with this key waits already in a queue whose policy is `short`. Whatever the waiting job finds
 * when it runs it does, so the deed is in it; but a deed that commits only after that is not, and needs a sweep behind it.
 * `perSeconds`: at most one in so many seconds, whatever has become of the last.
 */
export async function enqueueOnce<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  key: { singletonKey: string; startAfter?: number; perSeconds?: number },
): Promise<void> {
  const { singletonKey, startAfter = 0, perSeconds } = key
  const boss = await startedSender()
  const options = { singletonKey, startAfter, ...(perSeconds ? { singletonSeconds: perSeconds } : {}) }
  await boss.send(name, payload, { ...options, db: fromPrisma(tx) })
}

/** Lets a job that was given up be tried once more. False: there is none, or it is under way already. */
export async function retryJob(tx: Tx, name: string, id: string): Promise<boolean> {
  const failed = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = ${name} AND id = ${id}::uuid AND state = 'failed' FOR UPDATE`
  if (failed.length === 0) return false
  const boss = await startedSender()
  await boss.retry(name, id, { db: fromPrisma(tx) })
  return true
}

/** Forgets that jobs ran, or wait, for this address, as those that mail a code do; pg-boss keeps them for days. */
export async function forgetJobsFor(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM pgboss.job WHERE data->>'email' = ${email} AND state <> 'active'`
}

async function startedSender(): Promise<PgBoss> {
  sender ??= startSender()
  return sender.catch((error: unknown) => {
    sender = undefined
    throw error
  })
}

/** Closes what `enqueueAll` opened, for scripts and tests that end. */
export async function stopSendingJobs(): Promise<void> {
  const boss = await sender
  sender = undefined
  await boss?.stop({ graceful: false })
}
