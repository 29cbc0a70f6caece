// The environment of a command that somebody types: what they have set or written into .env; for the rest, and for the
// embedded database, what `npm start` uses.
import { join } from 'node:path'
import { databaseUrl } from './database-url.mjs'
import { demonstrationEnvironment } from './environment.mjs'
import { root } from './processes.mjs'

/** Completes this process's environment, so that lib/ can be imported. Throws with advice when there is no database. */
export async function completeEnvironment() {
  const url = await databaseUrl()
  if (process.env.SITE_MODE === 'production') {
    process.env.DATABASE_URL = url
    return
  }
  const port = Number(process.env.PORT || 3000)
  const environment = await demonstrationEnvironment({
    folder: join(root, '.data'),
    databaseUrl: url,
    port,
    sandboxPort: port + 1,
    sandboxSmtpPort: port + 2,
    given: process.env,
  })
  Object.assign(process.env, environment)
}
