// `npm start` shows the whole site on this machine, from nothing: packages, database, demonstration data, build, sandbox,
// job worker, site. `npm run dev` is the same with hot reload in place of the build.
// Node 20 is enough to run this file; it goes on under the project's own Node 24.
import { join } from 'node:path'
import { build, isFresh } from './build.mjs'
import { generateClient } from './database-client.mjs'
import { demonstrationEnvironment, readEnvFile } from './environment.mjs'
import { onOwnNode } from './own-node.mjs'
import { freePort, mustBeFree } from './ports.mjs'
import { databaseName, startPostgres } from './postgres.mjs'
import { answers, firstDeath, programs, root, run, startCompanion } from './processes.mjs'
import { step } from './steps.mjs'

const isDevelopment = process.argv[2] === 'dev'
const folder = join(root, '.data')

readEnvFile()
refuseProduction()
const port = Number(process.env.PORT || 3000)
const sandboxPort = Number(process.env.SANDBOX_PORT || port + 1)
await mustBeFree({ PORT: port, SANDBOX_PORT: sandboxPort })
await onOwnNode()

// What was started, and how to stop it; undone from the last to the first.
const stops = []
const companions = []
let isStopping = false

async function stop(status) {
  if (isStopping) return
  isStopping = true
  console.log('\nStopping …')
  for (const undo of stops.reverse()) await undo()
  process.exit(status)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0))

function start(name, words, env) {
  const log = isDevelopment ? undefined : join(folder, 'logs', `${name}.log`)
  const companion = startCompanion(name, words, { env, log })
  companions.push(companion)
  stops.push(companion.stop)
}

try {
  const databaseUrl = process.env.DATABASE_URL || (await step('Postgres', startDatabase))
  const env = await demonstrationEnvironment({
    folder,
    databaseUrl,
    port,
    sandboxPort,
    sandboxSmtpPort: Number(process.env.SANDBOX_SMTP_PORT || (await freePort())),
    given: process.env,
  })
  await step('Database client', generateClient)
  // Not before the packages are there.
  const { migrateEverything } = await import('./migrate.mjs')
  await step('Migrations', () => migrateEverything(env))
  await step('Demonstration data', () => run(['--import', 'tsx', 'prisma/seed.ts'], { env }))
  if (!isDevelopment && !(await isFresh(env))) await step('Build', () => build(env))

  await step('Sandbox, worker, site', async () => {
    start('sandbox', programs.sandbox, env)
    start('worker', programs.worker, env)
    const development = ['node_modules/next/dist/bin/next', 'dev', '--port', String(port)]
    start('site', isDevelopment ? development : programs.site(port), env)
    await answers(`http://localhost:${sandboxPort}/sandbox`, companions)
    await answers(`http://localhost:${port}/`, companions)
  })
  console.log(`
  The site       ${env.SITE_URL}
  Its sandbox    http://localhost:${sandboxPort}/sandbox  (every mail: http://localhost:${sandboxPort}/sandbox/mail)
  To sign in     owner@example.org, or wren-alder@example.org as a trainer; the code arrives in the sandbox’s mail
                 and its authenticator stands in for the app on a phone that shows the second code
  To stop        Ctrl-C
`)
  const dead = await firstDeath(companions)
  if (!isStopping) throw new Error(`The ${dead.name} ended.`)
} catch (error) {
  if (!isStopping) {
    console.error(`\n${error.message}`)
    for (const { name, hasEnded, lastWords } of companions) {
      if (hasEnded()) console.error(`\nThe end of .data/logs/${name}.log:\n${await lastWords()}`)
    }
    await stop(1)
  }
}

async function startDatabase() {
  const postgres = await startPostgres(folder)
  stops.push(postgres.leave)
  if (postgres.note) console.log(postgres.note)
  return postgres.url(databaseName)
}

/** A demonstration makes up people and money; it must never run on what is real. */
function refuseProduction() {
  const { SITE_MODE, STRIPE_SECRET_KEY = '' } = process.env
  if (SITE_MODE !== 'production' && !STRIPE_SECRET_KEY.includes('_live_')) return
  console.error('The settings here (.env or the environment) are those of production. `npm run serve` runs that site.')
  process.exit(1)
}
