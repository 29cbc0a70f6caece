import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { Inbox } from './test'

/** Names an owner of one's own, as `npm run owner` does, and returns the address. */
export async function newOwner(): Promise<string> {
  const email = `owner-${randomUUID()}@example.org`
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/owner.ts', email])
  return email
}

/** Signs in with the code that is mailed to the address; ends on the page that asked for it, or at the desk. */
export async function signIn(page: Page, inbox: Inbox, email: string): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  const { subject } = await inbox.latest(email, /your code/)
  await page.getByLabel('Code').fill(/\d{3} \d{3}/.exec(subject)?.[0] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
}
