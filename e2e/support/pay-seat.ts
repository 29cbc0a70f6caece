import type { Page } from '@playwright/test'
import { expect, type Inbox } from './test'

/** Pays for a seat with a gift of $20 on top, and ends on its own page. */
export async function paySeat(page: Page, inbox: Inbox, email: string) {
  await page.goto('/courses/foundation')
  const open = page.getByRole('listitem').filter({ has: page.getByText(/^(Open|\d seats? left)$/) })
  await open.getByRole('link').first().click()
  await page.getByRole('link', { name: 'Take a seat' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Ada Sedge')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('radio', { name: /^Standard/ }).check()
  await page.getByLabel('Add a gift').fill('20')
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()
  await page.getByRole('button', { name: 'Pay $200' }).click()
  await page.getByRole('button', { name: 'Pay $200' }).click()
  const mail = await inbox.latest(email, /^You have a seat/)
  await page.goto(/http\S+\/r\/\S+/.exec(mail.text)?.[0] ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your seat')
}
