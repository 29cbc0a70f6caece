/** Runs the jobs: `tsx scripts/worker.ts`. Any number may run side by side. Ends cleanly on SIGTERM and SIGINT. */
import { constants, setPriority } from 'node:os'
import { PgBoss } from 'pg-boss'
import { jobs, schedule } from '@/app/jobs'
import { env } from '@/lib/env'
import { log, withoutAddresses } from '@/lib/log'

// People who wait for a page come before mail, where both want the same processor.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

/** For the desk: the kind of an error and the last line of what it says, without mail addresses. */
function whyFailed(error: unknown): string {
  const { type, message } = withoutAddresses(error)
  return `${type}: ${message.trim().split('\n').at(-1) ?? ''}`.slice(0, 300)
}

const boss = new PgBoss({ connectionString: env.DATABASE_URL, migrate: false, useListenNotify: true })
boss.on('error', (error) => log.error(error, 'job queue'))
await boss.start()

// Woken by each new job, and looking by itself now and then; a full batch is followed by the next one at once, or a
// hundred mails of one deed would leave one by one.
const fetching = { batchSize: 10, burstWhenBatchFull: true, notifyPollingIntervalSeconds: 5, localConcurrency: 2 }

for (const [name, run] of Object.entries(jobs)) {
  await boss.work(name, { ...fetching, perJobResults: true }, (batch) =>
    Promise.all(
      batch.map(({ id, data }) =>
        run(data).then(
          () => ({ id, status: 'completed' as const }),
          (error: unknown) => {
            log.error({ err: error, job: name, id }, 'job failed')
            return {
              id,
              status: 'failed' as const,
              output: { message: whyFailed(error) },
            }
          },
        ),
      ),
    ),
  )
}
for (const [name, cron] of Object.entries(schedule)) await boss.schedule(name, cron)
log.info({ jobs: Object.keys(jobs).length }, 'worker started')

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    boss.stop({ graceful: true, timeout: 8_000 }).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}
