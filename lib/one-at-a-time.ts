import pg from 'pg'
import { env } from './env'
import { log } from './log'

const LONGEST_WAIT = '60s'

/**
 * Does `work` while no other process of the site does work under the same name; waits for its turn up to a minute, then
 * throws. The lock lives in a database connection of its own: it may be held while the network is spoken to, which a
 * transaction may not, and it falls with the process that holds it.
 */
export async function oneAtATime<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  client.on('error', (error) => log.warn({ err: error }, 'the connection of a lock was lost'))
  await client.connect()
  try {
    await client.query(`SET lock_timeout = '${LONGEST_WAIT}'`)
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name])
    return await work()
  } finally {
    await client.end()
  }
}
