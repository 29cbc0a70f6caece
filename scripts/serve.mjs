// `npm run serve` runs the site in production: site and job worker, nothing else. It brings no database and no sandbox,
// and refuses to start while a setting is missing, a migration is pending or the build is not one for production.
import { madeFrom } from './build.mjs'
import { quiet, readEnvFile } from './environment.mjs'
import { onOwnNode } from './own-node.mjs'
import { mustBeFree } from './ports.mjs'
import { firstDeath, programs, startCompanion } from './processes.mjs'

readEnvFile()
const port = Number(process.env.PORT || 3000)
await mustBeFree({ PORT: port })
await onOwnNode()

const env = Object.assign(process.env, quiet, { SITE_MODE: 'production', NEXTAUTH_URL: process.env.SITE_URL ?? '' })
try {
  // Names everything that is missing.
  await import('../lib/env.ts')
  await checkDatabase()
  await checkBuild()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

const companions = [
  startCompanion('worker', programs.worker, { env }),
  startCompanion('site', programs.site(port), { env }),
]
let status = 0
const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve)
})
const dead = await Promise.race([asked.then(() => undefined), firstDeath(companions)])
if (dead) {
  console.error(`The ${dead.name} ended, so everything stops.`)
  status = 1
}
await Promise.all(companions.map((companion) => companion.stop()))
process.exit(status)

async function checkDatabase() {
  const { namePendingMigrations } = await import('./migrate.mjs')
  const pending = await namePendingMigrations(env.DATABASE_URL).catch((error) => {
    throw new Error(`The database of DATABASE_URL cannot be used: ${error.message}`)
  })
  if (pending.length > 0)
    throw new Error(`Migrations are pending (${pending.join(', ')}); run \`npm run migrate\` first.`)
}

async function checkBuild() {
  const made = await madeFrom()
  if (made?.SITE_MODE !== 'production' || made.SITE_URL !== env.SITE_URL) {
    throw new Error(
      `There is no build for production at ${env.SITE_URL}; run \`npm run build\` with SITE_MODE=production and the settings of this machine.`,
    )
  }
}
