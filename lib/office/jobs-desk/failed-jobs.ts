import { z } from 'zod'
import { db } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'

const MOST_SHOWN = 200

const output = z.object({ message: z.string() })

type Row = {
  id: string
  name: string
  state: 'failed' | 'retry'
  createdAt: Date
  failedAt: Date | null
  nextAt: Date
  tries: number
  output: unknown
  mailId: string | null
}

/**
 * Jobs that went wrong and are still known to the queue: those given up, and those that it tries again by itself. What a job
 * carries is not shown, since it may be an address; of a mail, where it stands in the log.
 */
export async function listFailedJobs(_: Staff) {
  const rows = await db.$queryRaw<Row[]>`
    SELECT id::text, name, state::text, created_on AS "createdAt", completed_on AS "failedAt", start_after AS "nextAt",
      retry_count + 1 AS tries, output, CASE WHEN name = 'send-mail' THEN data->>'mailId' END AS "mailId"
    FROM pgboss.job
    WHERE (state = 'failed' OR (state = 'retry' AND output IS NOT NULL)) AND name NOT LIKE '\\_\\_%'
    ORDER BY coalesce(completed_on, start_after) DESC, id LIMIT ${MOST_SHOWN}`
  return rows.map(({ output: said, state, ...row }) => {
    const why = output.safeParse(said)
    return { ...row, isGivenUp: state === 'failed', why: why.success ? why.data.message : 'It ran out of time' }
  })
}

/** How many jobs were given up. */
export async function countFailedJobs(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE state = 'failed' AND name NOT LIKE '\\_\\_%'`
  return row?.count ?? 0
}
