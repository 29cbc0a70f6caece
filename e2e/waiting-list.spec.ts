import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newRun } from './support/run'
import { expect, type Inbox, test } from './support/test'

const newAddress = () => `waiter-${randomUUID().slice(0, 8)}@example.org`
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function fillIn(page: Page, run: string, email: string) {
  await page.goto(`${run}/register`)
  await page.getByLabel('Name', { exact: true }).fill('Ada Sedge')
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
}

async function joinList(page: Page, run: string, email: string) {
  await fillIn(page, run, email)
  await page.getByRole('button', { name: 'Join the waiting list' }).click()
  await expect(heading(page)).toHaveText('You are on the waiting list')
}

/** To one's own registration, by the link in the newest mail of this subject. */
async function follow(page: Page, inbox: Inbox, email: string, subject: RegExp) {
  const mail = await inbox.latest(email, subject)
  await page.goto(/http\S+\/r\/\S+/.exec(mail.text)?.[0] ?? '')
}

test('a seat that comes free is offered down the line: one says no, the next takes it without a script', async ({
  page,
  browser,
  inbox,
  axe,
}) => {
  const run = await newRun({ capacity: 1 })
  const [holder, first, second] = [newAddress(), newAddress(), newAddress()]
  await fillIn(page, run, holder)
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(heading(page)).toHaveText('Your seat')

  await page.goto(run)
  await expect(page.getByRole('heading', { name: 'Full, waiting list open' })).toBeVisible()
  await page.getByRole('link', { name: 'Join the waiting list' }).click()
  await axe()
  await joinList(page, run, first)
  await expect(page.getByRole('region', { name: 'Your place' })).toContainText('1st of 1')
  await axe()

  const scriptless = await browser.newContext({ javaScriptEnabled: false })
  const other = await scriptless.newPage()
  await joinList(other, run, second)
  await expect(other.getByRole('region', { name: 'Your place' })).toContainText('2nd of 2')
  await inbox.latest(second, /^You are on the waiting list/)

  await follow(page, inbox, holder, /^You have a seat/)
  await page.getByRole('link', { name: 'Give the seat back' }).click()
  await page.getByRole('button', { name: 'Give my seat back' }).click()

  await follow(page, inbox, first, /^A seat is free for you until .+ Pacific/)
  await expect(heading(page)).toHaveText('A seat is free for you')
  await expect(page.getByRole('region', { name: 'Your turn' }).locator('time')).toHaveText(/Pacific \(P[SD]T\)/)
  await axe()
  await page.getByRole('button', { name: 'No, thank you' }).click()
  await expect(heading(page)).toHaveText('You are off the waiting list')
  await axe()

  await follow(other, inbox, second, /^A seat is free for you/)
  await other.getByRole('button', { name: 'Take the seat' }).click()
  await expect(heading(other)).toHaveText('Your seat')
  await inbox.latest(second, /^You have a seat/)
  await scriptless.close()
})

test('an offered seat that costs is taken at a price, held, and paid', async ({ page, browser, inbox, axe }) => {
  const run = await newRun({ capacity: 1, price: 4_000 })
  const [holder, waiter] = [newAddress(), newAddress()]
  await fillIn(page, run, holder)
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()
  await expect(heading(page)).toHaveText('A seat is held for you')

  const scriptless = await browser.newContext({ javaScriptEnabled: false })
  const other = await scriptless.newPage()
  await fillIn(other, run, waiter)
  await expect(other.getByLabel('Add a gift')).toHaveCount(0)
  await other.getByRole('button', { name: 'Join the waiting list' }).click()
  await expect(heading(other)).toHaveText('You are on the waiting list')

  await page.getByRole('link', { name: 'Give the seat back' }).click()
  await page.getByRole('button', { name: 'Give my seat back' }).click()
  await expect(heading(page)).toHaveText('You gave your seat back')

  await follow(other, inbox, waiter, /^A seat is free for you/)
  await other.getByRole('link', { name: 'Take the seat' }).click()
  await page.goto(other.url())
  await axe()
  await other.getByLabel('Add a gift').fill('a lot')
  await other.getByRole('button', { name: 'Take the seat' }).click()
  await expect(other).toHaveTitle(/^Error: /)
  await other.getByLabel('Add a gift').fill('10')
  await other.getByRole('button', { name: 'Take the seat' }).click()
  await expect(heading(other)).toHaveText('A seat is held for you')
  await other.getByRole('button', { name: 'Pay $50' }).click()
  await other.getByRole('button', { name: 'Pay $50' }).click()
  await inbox.latest(waiter, /^You have a seat/)
  await scriptless.close()
})
