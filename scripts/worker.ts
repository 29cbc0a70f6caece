/** Runs the jobs: `tsx scripts/worker.ts`. Any number may run side by side. Ends cleanly on SIGTERM and SIGINT. */
import { PgBoss } from 'pg-boss'
import { jobs, schedule } from '@/app/jobs'
import { env } from '@/lib/env'
import { log } from '@/lib/log'

const boss = new PgBoss({ connectionString: env.DATABASE_URL, migrate: false, useListenNotify: true })
boss.on('error', (error) => log.error(error, 'job queue'))
await boss.start()

for (const [name, run] of Object.entries(jobs)) {
  await boss.work(name, { localConcurrency: 2 }, async ([job]) => {
    if (!job) return
    try {
      await run(job.data)
    } catch (error) {
      log.error({ err: error, job: name, id: job.id }, 'job failed')
      throw error
    }
  })
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
