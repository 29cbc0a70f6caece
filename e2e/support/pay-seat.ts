import type { Page } from '@playwright/test'
import { newRun } from './run'
import { expect, type Inbox } from './test'

/** The form of a course that costs, in a run that no other journey fills, with all filled in but the price. */
export async function openPaidForm(page: Page, email: string) {
  await page.goto(await newRun({ capacity: 2, price: 'sliding', course: 'foundation' }))
  await page.getByRole('link', { name: 'Take a seat' }).click()
  await fillInPerson(page, email)
}

/** All but the price, on the form of a seat. */
export async function fillInPerson(page: Page, email: string) {
  await page.getByLabel('Name', { exact: true }).fill('Ada Sedge')
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox', { name: /^I (agree|have done)/ }).all()) await box.check()
}

/** Pays for a seat with a gift of $20 on top, and ends on its own page. */
export async function paySeat(page: Page, inbox: Inbox, email: string) {
  await openPaidForm(page, email)
  await page.getByRole('radio', { name: /^Standard/ }).check()
  await page.getByLabel('Add a gift').fill('20')
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()
  await page.getByRole('button', { name: 'Pay $200' }).click()
  await page.getByRole('button', { name: 'Pay $200' }).click()
  const mail = await inbox.latest(email, /^You have a seat/)
  await page.goto(/http\S+\/r\/\S+/.exec(mail.text)?.[0] ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your seat')
}
