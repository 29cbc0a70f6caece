// What the journeys run on: a seeded database of their own and a production build of it in `.next-test`.
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { build, isFresh, madeFrom } from './build.mjs'
import { demonstrationEnvironment } from './environment.mjs'
import { migrateEverything } from './migrate.mjs'
import { freePort, isFree } from './ports.mjs'
import { run } from './processes.mjs'

const buildFolder = '.next-test'

/**
 * Makes database and build, unless those of an earlier run today are still what the sources would give, and answers the
 * environment for the journeys. `postgresUrl(database)` is the address of a database in the test Postgres. Each run
 * has a fresh copy of the seeded database; the build was made from the same rows.
 */
export async function readyJourneys(folder, postgresUrl, { alwaysBuild }) {
  // The demonstration's dates are relative to the day on which it was seeded.
  const seeded = `seeded_${new Date().toISOString().slice(0, 10).replaceAll('-', '_')}`
  const env = await journeyEnvironment(folder, postgresUrl(seeded))
  const seededState = `${env.SANDBOX_STATE}.seeded`
  const admin = new pg.Client({ connectionString: postgresUrl('postgres') })
  await admin.connect()
  try {
    if (alwaysBuild || !(await exists(admin, seeded)) || !(await isFresh(env))) {
      await dropSeeded(admin)
      await migrateEverything(env)
      await rm(env.SANDBOX_STATE, { force: true })
      await run(['--import', 'tsx', 'prisma/seed.ts'], { env })
      await rename(env.SANDBOX_STATE, seededState)
      await build(env)
    }
    await admin.query('DROP DATABASE IF EXISTS journeys WITH (FORCE)')
    await admin.query(`CREATE DATABASE journeys TEMPLATE ${seeded}`)
  } finally {
    await admin.end()
  }
  // What the stand-ins kept of another run belongs to another database.
  await copyFile(seededState, env.SANDBOX_STATE)
  return { ...env, DATABASE_URL: postgresUrl('journeys') }
}

/**
 * Next adapts tsconfig.json to the folder into which it builds. The build for the journeys, and the type check, have
 * this one instead, so that `npm test` changes no committed file and is not misled by what other builds left behind.
 */
export async function writeTestTsconfig(folder) {
  const up = '../..'
  const config = {
    extends: `${up}/tsconfig.json`,
    compilerOptions: { tsBuildInfoFile: './tsconfig.tsbuildinfo' },
    include: [
      `${up}/next-env.d.ts`,
      `${up}/**/*.ts`,
      `${up}/**/*.tsx`,
      `${up}/${buildFolder}/types/**/*.ts`,
      // Next insists on finding these two; here they match nothing.
      `${buildFolder}/types/**/*.ts`,
      `${buildFolder}/dev/types/**/*.ts`,
    ],
    exclude: [`${up}/node_modules`],
  }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'tsconfig.json'), `${JSON.stringify(config, null, 2)}\n`)
}

async function journeyEnvironment(folder, databaseUrl) {
  const env = await demonstrationEnvironment({
    folder,
    databaseUrl,
    port: await sitePort(),
    sandboxPort: await freePort(),
    sandboxSmtpPort: await freePort(),
    given: withoutPersonsSettings(process.env),
  })
  // Each journey says its own network address, as a proxy would; what counts per site they share.
  return { ...env, BUILD_DIR: buildFolder, RATE_LIMIT_FACTOR: '100', TRUSTED_PROXIES: '127.0.0.1,::1' }
}

/** The port that the last build has in its addresses, while it is free. */
async function sitePort() {
  const made = await madeFrom(buildFolder)
  const last = made && Number(new URL(made.SITE_URL).port)
  return last && (await isFree(last)) ? last : freePort()
}

/** Tests speak to the sandbox, whatever the machine has set for the site. */
function withoutPersonsSettings({
  STRIPE_SECRET_KEY,
  ZOOM_ACCOUNT_ID,
  ZOOM_HOST,
  OPENID_ISSUER,
  SMTP_URL,
  MAIL_FROM,
  ...given
}) {
  return given
}

async function exists(admin, database) {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database])
  return rowCount > 0
}

async function dropSeeded(admin) {
  const { rows } = await admin.query(`SELECT datname FROM pg_database WHERE datname ~ '^seeded_'`)
  for (const { datname } of rows) await admin.query(`DROP DATABASE ${datname} WITH (FORCE)`)
}
