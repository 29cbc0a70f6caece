/** Before each test file: this worker's own database and ports, and an eye on console.error, which fails the test that causes it. */
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, vi } from 'vitest'
import { freePort, isFree } from './ports.mjs'

const url = new URL(inject('templateUrl'))
const template = url.pathname.slice(1)
const clone = `${inject('clonePrefix')}${process.env.VITEST_POOL_ID}`

url.pathname = '/postgres'
const admin = new pg.Client({ connectionString: url.href })
await admin.connect()
const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [clone])
if (rowCount === 0) await admin.query(`CREATE DATABASE ${clone} TEMPLATE ${template}`)
await admin.end()

// Set before any test file can import lib/env.ts. Where the stand-ins will be, if the file starts them, is settled here.
url.pathname = `/${clone}`
process.env.DATABASE_URL = url.href
process.env.STRIPE_API_BASE = `http://127.0.0.1:${await portOfThisProcess(0)}`
process.env.SMTP_URL = `smtp://127.0.0.1:${await portOfThisProcess(1)}`

/** Below the range from which systems hand out free ports, so that no other test is given it before it is used here. */
async function portOfThisProcess(which: number): Promise<number> {
  const port = 20_000 + (process.pid % 5_000) * 2 + which
  return (await isFree(port)) ? port : freePort()
}

beforeEach(() => {
  vi.spyOn(console, 'error')
})
afterEach(() => {
  const { calls } = vi.mocked(console.error).mock
  vi.restoreAllMocks()
  expect(calls, 'written to console.error').toEqual([])
})
