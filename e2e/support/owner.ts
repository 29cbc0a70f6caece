import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import type { Inbox } from './test'

/** Names an owner of one's own, as `npm run owner` does, and returns the address. */
export async function newOwner(): Promise<string> {
  const email = `owner-${randomUUID()}@example.org`
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/owner.ts', email])
  return email
}

/** The recovery codes that each person wrote down at their first sign-in, those not used yet. */
const written = new Map<string, string[]>()

/**
 * Signs in with the code that is mailed to the address and with the second factor, which is set up the first time; ends on
 * the page that asked for it, or at the desk. Later times a recovery code stands in, since the app's code works once in
 * half a minute.
 */
export async function signIn(page: Page, inbox: Inbox, email: string): Promise<void> {
  await typeMailedCode(page, inbox, email)
  if (written.has(email)) {
    await page.getByLabel('Code').fill(spareCode(email))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).not.toHaveURL(/\/sign-in/)
    return
  }
  const { recoveryCodes } = await setUpApp(page)
  written.set(email, recoveryCodes)
  await page.getByRole('link', { name: 'I have kept them' }).click()
}

/** A recovery code of somebody who has signed in before, another one each time. */
function spareCode(email: string): string {
  const code = written.get(email)?.pop()
  if (!code) throw new Error(`${email} has no recovery code left`)
  return code
}

/** The first half of signing in: ends at the second factor. */
export async function typeMailedCode(page: Page, inbox: Inbox, email: string): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in')
  const countCodes = async () => (await inbox.all(email)).filter(({ subject }) => /your code/.test(subject)).length
  const earlier = await countCodes()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await expect.poll(countCodes, { timeout: 60_000 }).toBeGreaterThan(earlier)
  const { subject } = await inbox.latest(email, /your code/)
  await page.getByLabel('Code').fill(/\d{3} \d{3}/.exec(subject)?.[0] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/sign-in\/second/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Types the key that the page shows into an app of our own, and its code into the page; ends at the recovery codes. */
export async function setUpApp(page: Page): Promise<{ key: string; recoveryCodes: string[] }> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Set up (your second step|an authenticator app)$/)
  const key = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code', { exact: true }).fill(appCode(key))
  await page.getByRole('button', { name: 'This is my code' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keep your recovery codes')
  return { key, recoveryCodes: await page.locator('code').allTextContents() }
}

/** What an app shows now; `stepsAhead` half minutes later with 1. */
export function appCode(key: string, stepsAhead = 0): string {
  return TOTP.generate({ secret: Secret.fromBase32(key), timestamp: Date.now() + stepsAhead * 30_000 })
}
