import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import pg from 'pg'
import { freePort } from '@/scripts/ports.mjs'
import { answers, programs, root, startCompanion } from '@/scripts/processes.mjs'
import { expect, IN_TIME, test } from './support/test'

const buyers = 10
const atOnce = 4
const kills = 8

test('a server killed again and again in the middle of purchases leaves no paid order without a seat or a refund', async ({
  browser,
}) => {
  test.setTimeout(900_000)
  const site = await openSite()
  try {
    const killing = async () => {
      for (let kill = 0; kill < kills; kill++) {
        await pause(randomInt(200, 5_000))
        await site.kill()
      }
    }
    const waiting = Array.from({ length: buyers }, (_, index) => `killed-${index}@example.org`)
    const buyInTurn = async () => {
      for (let email = waiting.pop(); email; email = waiting.pop()) await buy(browser, site.url, email)
    }
    await Promise.all([killing(), ...Array.from({ length: atOnce }, buyInTurn)])

    const charged = await site.charged()
    expect(charged.length, 'payments that Stripe took').toBeGreaterThan(2)
    // Stripe goes on telling for hours, the sandbox for some seconds.
    await expect.poll(() => site.unsettled(charged), { timeout: IN_TIME }).toEqual([])
    expect(await site.paidWithoutSeatOrRefund()).toEqual([])
    expect(await site.paidTwice()).toEqual([])
  } finally {
    await site.stop()
  }
})

/** A person who buys a seat, and goes on from where they were whenever it fails. */
async function buy(browser: Browser, url: string, email: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  let own: string | undefined
  for (;;) {
    try {
      if (!own) {
        await page.goto('/courses/foundation')
        const open = page.getByRole('listitem').filter({ has: page.getByText(/^(Open|\d seats? left)$/) })
        await open.getByRole('link').first().click()
        await page.getByRole('link', { name: 'Take a seat' }).click()
        await page.getByLabel('Name', { exact: true }).fill('Killed Again')
        await page.getByLabel('Email').fill(email)
        await page.getByRole('radio', { name: /^Standard/ }).check()
        for (const box of await page.getByRole('checkbox').all()) await box.check()
        await page.getByRole('button', { name: 'Hold a seat for me' }).click()
        // The answer to the first post was lost: the links are in the mail, and this person does not look there.
        if (page.url().includes('mailed=1')) break
        await page.getByRole('heading', { level: 1, name: 'A seat is held for you' }).waitFor()
        own = page.url()
      }
      await page.goto(own)
      if (await page.getByRole('heading', { level: 1, name: 'Your seat' }).isVisible()) break
      await page.getByRole('button', { name: /^Pay \$/ }).click()
      await page.waitForURL((at) => at.origin !== url)
      await page.getByRole('button', { name: /^Pay \$/ }).click()
      // The money is given; whatever the page says now, this person goes home.
      break
    } catch {
      await pause(500)
    }
  }
  await context.close()
}

/** A site of its own, with a database, sandbox and worker of its own, whose server dies without warning and comes back. */
async function openSite() {
  const database = 'killed'
  const ours = new URL(process.env.DATABASE_URL ?? '')
  ours.pathname = `/${database}`
  const admin = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await admin.connect()
  const { rows } = await admin.query(`SELECT datname FROM pg_database WHERE datname LIKE 'seeded%'`)
  await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${database} TEMPLATE ${rows[0].datname}`)
  await admin.end()

  const [port, sandboxPort, smtpPort] = [await freePort(), await freePort(), await freePort()]
  const url = `http://localhost:${port}`
  const stripe = `http://127.0.0.1:${sandboxPort}`
  const state = join(root, '.data/test/killed-sandbox.json')
  rmSync(state, { force: true })
  const env = {
    ...process.env,
    DATABASE_URL: ours.href,
    SITE_URL: url,
    NEXTAUTH_URL: url,
    PORT: `${port}`,
    SANDBOX_PORT: `${sandboxPort}`,
    SANDBOX_SMTP_PORT: `${smtpPort}`,
    SANDBOX_STATE: state,
    STRIPE_API_BASE: stripe,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  }
  const start = (name: string, words: string[]) =>
    startCompanion(name, words, { env, log: join(root, '.data/test/logs', `${name}.log`) })
  const startServer = () => start('killed-site', programs.site(port))
  const sandbox = start('killed-sandbox', ['--import', 'tsx', 'sandbox/main.ts'])
  const worker = start('killed-worker', programs.worker)
  let server = startServer()
  await answers(`${stripe}/sandbox`, [sandbox])
  await answers(url, [server])
  const rowsOf = new pg.Client({ connectionString: ours.href })
  await rowsOf.connect()
  const ids = async (sql: string, values: unknown[] = []): Promise<string[]> =>
    (await rowsOf.query(sql, values)).rows.map((row) => row.id)

  return {
    url,
    async kill() {
      process.kill(server.pid ?? 0, 'SIGKILL')
      await server.ended
      server = startServer()
      await answers(url, [server])
    },
    /** The payments that Stripe has taken. */
    async charged(): Promise<string[]> {
      const response = await fetch(`${stripe}/v1/checkout/sessions?limit=100`, {
        headers: { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` },
      })
      const { data }: { data: { payment_intent: string; payment_status: string }[] } = await response.json()
      return data.filter((session) => session.payment_status === 'paid').map((session) => session.payment_intent)
    },
    unsettled: async (charged: string[]) => {
      const known = await ids(`SELECT "paymentIntentId" AS id FROM "Payment" WHERE "paymentIntentId" = ANY($1)`, [
        charged,
      ])
      return charged.filter((id) => !known.includes(id))
    },
    paidWithoutSeatOrRefund: () =>
      ids(`SELECT o."id" FROM "Order" o JOIN "Payment" p ON p."orderId" = o."id"
           WHERE EXISTS (SELECT FROM "OrderLine" l WHERE l."orderId" = o."id" AND l."kind" = 'FEE')
             AND NOT EXISTS (SELECT FROM "OrderLine" l JOIN "Registration" g ON g."id" = l."registrationId"
                             WHERE l."orderId" = o."id" AND g."state" = 'CONFIRMED')
             AND p."amountCents" > (SELECT coalesce(sum(r."amountCents"), 0) FROM "Refund" r WHERE r."paymentId" = p."id")`),
    paidTwice: () => ids(`SELECT "orderId" AS id FROM "Payment" GROUP BY "orderId" HAVING count(*) > 1`),
    async stop() {
      await rowsOf.end()
      await Promise.all([sandbox, worker, server].map((companion) => companion.stop()))
    },
  }
}
