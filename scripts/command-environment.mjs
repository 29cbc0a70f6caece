// The environment of a command that somebody types: what they have set or written into .env; for the rest, and for the
// embedded database, what `npm start` uses.
import { join } from 'node:path'
import { generateClient } from './database-client.mjs'
import { demonstrationEnvironment, readEnvFile } from './environment.mjs'
import { databaseName, runningPostgresUrl } from './postgres.mjs'
import { root } from './processes.mjs'

const folder = join(root, '.data')

/**
 * Completes this process's environment and sees to Prisma's client, so that lib/ can be imported. Throws with advice when
 * there is no database, and names whatever else is missing.
 */
export async function completeEnvironment() {
  process.env.DATABASE_URL = await databaseUrl()
  if (process.env.SITE_MODE !== 'production') {
    const port = Number(process.env.PORT || 3000)
    const environment = await demonstrationEnvironment({
      folder,
      databaseUrl: process.env.DATABASE_URL,
      port,
      sandboxPort: port + 1,
      sandboxSmtpPort: port + 2,
      given: process.env,
    })
    Object.assign(process.env, environment)
  }
  await import('../lib/env.ts')
  await generateClient()
}

/** The database that is meant: DATABASE_URL's, else the running embedded one. Throws with advice when there is none. */
export async function databaseUrl() {
  readEnvFile()
  const url = process.env.DATABASE_URL || (await runningPostgresUrl(folder, databaseName))
  if (!url) throw new Error('There is no database: set DATABASE_URL, or run `npm start` in another terminal first.')
  return url
}
