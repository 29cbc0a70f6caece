import { db } from '@/lib/db'
import { retryJob } from '@/lib/jobs'
import type { Staff } from '@/lib/people/granted'

/** Lets a job that was given up be tried again, once a press. It does what it would have done: nothing is decided anew. */
export async function retryFailedJob(
  staff: Staff,
  { name, id }: { name: string; id: string },
): Promise<'retried' | 'not_failed'> {
  return db.$transaction(async (tx) => {
    if (!(await retryJob(tx, name, id))) return 'not_failed'
    const actor = `person:${staff.personId}`
    await tx.auditEntry.create({ data: { actor, action: 'job.retried', subject: `job:${id}`, details: { name } } })
    return 'retried'
  })
}
