import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { migrate, namePendingMigrations, readMigrations } from './migrate.mjs'
import { schemaDifference } from './schema-diff.mjs'

const url = new URL(process.env.DATABASE_URL ?? '')
url.pathname += '_migrate'

async function query(text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

beforeEach(async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${url.pathname.slice(1)} WITH (FORCE)`)
  await client.end()
})

test('migrating makes a missing database, applies everything once and agrees with schema.prisma', async () => {
  const names = (await readMigrations()).map(({ name }) => name)
  expect(await migrate(url.href)).toEqual(names)
  expect(await migrate(url.href)).toEqual([])
  expect(await namePendingMigrations(url.href)).toEqual([])
  expect(await schemaDifference(url.href)).toBe('')
})

test('an index that schema.prisma does not know is named as a difference', async () => {
  await migrate(url.href)
  await query('CREATE INDEX stray ON "Person" (name)')
  expect(await schemaDifference(url.href)).toContain('DROP INDEX "stray"')
})

test('two who migrate at once apply each migration once', async () => {
  const names = (await readMigrations()).map(({ name }) => name)
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(`CREATE DATABASE ${url.pathname.slice(1)}`)
  await client.end()
  const applied = await Promise.all([migrate(url.href), migrate(url.href)])
  expect(applied.flat()).toEqual(names)
})

test('a migration that changed after it was applied is refused by name', async () => {
  await migrate(url.href)
  const [first] = await readMigrations()
  await query('UPDATE _prisma_migrations SET checksum = $1 WHERE migration_name = $2', ['other', first?.name])
  await expect(migrate(url.href)).rejects.toThrow(`Migration ${first?.name} was changed after it was applied`)
})

test('a migration that Prisma has recorded as failed stops the others', async () => {
  await migrate(url.href)
  await query('UPDATE _prisma_migrations SET finished_at = NULL')
  await expect(migrate(url.href)).rejects.toThrow('recorded as failed')
})
