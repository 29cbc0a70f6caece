/**
 * The databases of the unit tests. Once per run: a Postgres (TEST_DATABASE_URL's, else the embedded one of .data/test)
 * and one migrated template, kept for as long as the migrations stay the same. Each worker then clones the template for
 * itself (scripts/test-setup.ts); at the end the clones go.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { generateClient } from './database-client.mjs'
import { migrateEverything, readMigrations } from './migrate.mjs'
import { isAlive, startPostgres } from './postgres.mjs'
import { root } from './processes.mjs'

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to.
  export interface ProvidedContext {
    templateUrl: string
    clonePrefix: string
  }
}

const templateLock = 20_020_401

export default async function prepareDatabases({ config, provide }: TestProject) {
  await generateClient()
  const given = process.env.TEST_DATABASE_URL
  const postgres = given ? undefined : await startPostgres(join(root, '.data/test'))
  const postgresUrl = new URL(given ?? postgres?.url('postgres') ?? '')
  const admin = new pg.Client({ connectionString: withDatabase(postgresUrl, 'postgres') })
  await admin.connect()

  await dropClones(admin, (pid) => !isAlive(pid))
  const template = await makeTemplate(admin, postgresUrl, config.env)
  provide('templateUrl', withDatabase(postgresUrl, template))
  provide('clonePrefix', `unit_${process.pid}_`)

  return async () => {
    await dropClones(admin, (pid) => pid === process.pid)
    await admin.end()
    await postgres?.leave()
  }
}

/** Makes the template, unless it is there; while two runs make it at once the second waits. */
async function makeTemplate(admin: pg.Client, postgresUrl: URL, env: Partial<NodeJS.ProcessEnv>): Promise<string> {
  const name = `template_${await fingerprint()}`
  await admin.query('SELECT pg_advisory_lock($1)', [templateLock])
  const { rows } = await admin.query('SELECT datallowconn FROM pg_database WHERE datname = $1', [name])
  const isFinished = rows[0]?.datallowconn === false
  if (!isFinished) {
    await admin.query(`DROP DATABASE IF EXISTS ${name}`)
    const url = withDatabase(postgresUrl, name)
    await migrateEverything({ ...process.env, ...env, DATABASE_URL: url })
    // Nobody may connect to a template while it is cloned; closing it also marks it as finished.
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  }
  await admin.query('SELECT pg_advisory_unlock($1)', [templateLock])
  return name
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, checksum } of await readMigrations()) hash.update(name).update(checksum)
  for (const file of ['lib/jobs.ts', 'package-lock.json']) hash.update(await readFile(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

async function dropClones(admin: pg.Client, ofRun: (pid: number) => boolean): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname ~ '^unit_'`)
  for (const { datname } of rows) {
    if (ofRun(Number(datname.split('_')[1]))) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
  }
}

function withDatabase(url: URL, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
