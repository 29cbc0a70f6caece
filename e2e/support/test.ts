/**
 * Playwright's `test` and `expect` as the journeys use them: an error in the browser's console fails the journey, `inbox`
 * reads the mail that the site has sent, `axe` looks for barriers on the page.
 */
import { randomInt } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import pg from 'pg'

/** A message in the sandbox's inbox. */
export type Mail = {
  to: string[]
  from: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  attachments: { name: string; type: string; content: string }[]
}

export type Inbox = {
  /** Every message to `address` so far, newest first. */
  all: (address: string) => Promise<Mail[]>
  /** The newest message to `address` whose subject matches; waits until it is there. */
  latest: (address: string, subject: RegExp) => Promise<Mail>
}

/** Until a job has come to its turn, or news from Stripe has arrived, on a slow machine. */
export const IN_TIME = 60_000

export const test = base.extend<{
  inbox: Inbox
  /** Fails when axe finds a barrier (WCAG 2.2 AA) on the page as it is now; of colours alone where nothing else changed. */
  axe: (options?: { only: 'colors' }) => Promise<void>
  /** Console errors that the journey provokes on purpose; the others fail it. */
  expectedErrors: RegExp[]
  failOnErrors: undefined
  /** What the journeys of a file change and there is only one of: no other journey that names it is walked meanwhile. */
  alone: string
  turn: undefined
}>({
  alone: ['', { option: true }],

  turn: [
    async ({ alone }, use) => {
      const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
      if (alone) {
        await client.connect()
        await client.query('SELECT pg_advisory_lock(hashtext($1))', [alone])
      }
      await use(undefined)
      if (alone) await client.end()
    },
    { auto: true, timeout: 600_000 },
  ],

  expectedErrors: [[], { option: true }],

  // Each journey is somebody else's, at a network address of their own: what fails in one is not held against another.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from here what a fixture needs.
  extraHTTPHeaders: async ({}, use) => {
    await use({ 'x-forwarded-for': newNetworkAddress() })
  },

  failOnErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
      })
      await use(undefined)
      const unexpected = errors.filter((error) => !expectedErrors.some((pattern) => pattern.test(error)))
      expect(unexpected, 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],

  inbox: async ({ request }, use) => {
    const all = async (address: string): Promise<Mail[]> => {
      const url = `http://localhost:${process.env.SANDBOX_PORT}/sandbox/mail.json`
      const response = await request.get(url, { params: { to: address } })
      return response.json()
    }
    await use({
      all,
      latest: async (address, subject) => {
        const find = async () => (await all(address)).find((mail) => subject.test(mail.subject))
        await expect.poll(find, { message: `a mail to ${address} like ${subject}`, timeout: IN_TIME }).toBeTruthy()
        const mail = await find()
        if (!mail) throw new Error(`The mail to ${address} like ${subject} is gone.`)
        return mail
      },
    })
  },

  axe: async ({ page, javaScriptEnabled }, use) => {
    await use(async (options) => {
      // axe waits on the page's own timers, which stand still where scripts are off. The markup is the same either way.
      if (javaScriptEnabled === false) return
      // The site has no frames, for which alone axe would open a page of its own each time.
      const builder = new AxeBuilder({ page }).setLegacyMode()
      const { violations } = await (options?.only
        ? builder.withRules(['color-contrast', 'link-in-text-block'])
        : builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      ).analyze()
      const found = violations.map(
        ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
      )
      expect(found, `axe on ${page.url()}`).toEqual([])
    })
  },
})

/** Of the range that is set aside for tests of networks (RFC 2544). */
export function newNetworkAddress(): string {
  return `198.18.${randomInt(256)}.${randomInt(256)}`
}

export { expect }
