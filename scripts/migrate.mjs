// Applies prisma/migrations in order and records them as Prisma's own `migrate deploy` does, so that the two agree.
// The official command would download a native engine at first use; this one needs nothing but the driver.
//
//   npm run migrate     with DATABASE_URL, or against the embedded database when that is unset
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { completeEnvironment } from './command-environment.mjs'
import { root, run } from './processes.mjs'

const folder = join(root, 'prisma/migrations')
// The number that Prisma's engine locks: ours and the official command exclude each other.
const lock = 72707369
const ledger = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/** The committed migrations in order: name, SQL and its checksum (sha256, hex). */
export async function readMigrations() {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database at `url` up to date, making the database itself if it is missing. Answers the names applied now.
 * Throws when an applied migration's file was changed or when one is recorded as failed. Each migration and its record
 * are one transaction, so a failure leaves nothing half done.
 */
export async function migrate(url) {
  const migrations = await readMigrations()
  await createDatabaseIfMissing(url)
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lock])
    await client.query(ledger)
    const pending = await pendingMigrations(client, migrations)
    for (const { name, sql, checksum } of pending) {
      const startedAt = new Date()
      try {
        await client.query('BEGIN')
        await client.query(sql)
        await client.query(
          `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
           VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
          [randomUUID(), checksum, name, startedAt],
        )
        await client.query('COMMIT')
      } catch (error) {
        throw new Error(`Migration ${name} failed and changed nothing: ${error.message}`, { cause: error })
      }
    }
    return pending.map(({ name }) => name)
  })
}

/** The names of the migrations that the database at `url` still lacks; changes nothing. */
export async function namePendingMigrations(url) {
  const migrations = await readMigrations()
  return withClient(url, async (client) => {
    const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') AS ledger`)
    const pending = rows[0].ledger ? await pendingMigrations(client, migrations) : migrations
    return pending.map(({ name }) => name)
  })
}

async function pendingMigrations(client, migrations) {
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum, finished_at IS NULL AS failed
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  const applied = new Map(rows.map((row) => [row.name, row]))
  const failed = rows.find((row) => row.failed)
  if (failed) throw new Error(`Migration ${failed.name} is recorded as failed; see \`prisma migrate resolve\`.`)
  const changed = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name).checksum !== checksum)
  if (changed) {
    throw new Error(
      `Migration ${changed.name} was changed after it was applied. Restore the file and add a new migration.`,
    )
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

async function createDatabaseIfMissing(url) {
  const missing = await withClient(url, () => false).catch((error) => {
    if (error.code === '3D000') return true
    throw error
  })
  if (!missing) return
  const maintenance = new URL(url)
  const database = decodeURIComponent(maintenance.pathname.slice(1))
  maintenance.pathname = '/postgres'
  await withClient(maintenance.href, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`))
}

async function connect(client) {
  try {
    await client.connect()
  } catch (error) {
    // Where a name has several addresses the driver's own message is empty.
    const reason = error.message || error.code
    throw Object.assign(
      new Error(`No connection to the database ${client.database} at ${client.host}:${client.port}: ${reason}`),
      {
        code: error.code,
      },
    )
  }
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url })
  try {
    await connect(client)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Migrates the database of `env` and then the job queue, whose tables pg-boss keeps itself. Answers the names applied now. */
export async function migrateEverything(env) {
  const applied = await migrate(env.DATABASE_URL)
  await run(['--import', 'tsx', 'scripts/install-jobs.ts'], { env })
  return applied
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await completeEnvironment()
    const applied = await migrateEverything(process.env)
    console.log(
      applied.length > 0 ? applied.map((name) => `Applied ${name}`).join('\n') : 'The database is up to date.',
    )
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
