// Which database a command of ours means: DATABASE_URL from the environment or .env, else the running embedded one.
import { join } from 'node:path'
import { readEnvFile } from './environment.mjs'
import { runningPostgresUrl } from './postgres.mjs'
import { root } from './processes.mjs'

/** The name of our database in the embedded Postgres. */
export const databaseName = 'ornccsite'

/** The database's address; throws with advice when there is none. */
export async function databaseUrl() {
  readEnvFile()
  const url = process.env.DATABASE_URL || (await runningPostgresUrl(join(root, '.data'), databaseName))
  if (!url) throw new Error('There is no database: set DATABASE_URL, or run `npm start` in another terminal first.')
  return url
}
