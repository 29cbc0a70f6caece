import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newOwner, signIn } from './support/owner'
import { problem } from './support/problem'
import { expect, IN_TIME, test } from './support/test'
import { typeName } from './support/type-name'

const newAddress = () => `cancels-${randomUUID().slice(0, 8)}@example.org`

/** A published series of weekly evenings with one price, made by hand; answers its slug. */
async function addRun(page: Page, weeks: number): Promise<string> {
  await page.goto('/staff/runs/new')
  await page.getByLabel('Course').selectOption({ label: 'NVC Integration Course' })
  const series = page.getByRole('group', { name: 'A weekly series' })
  await series.getByLabel('First date').fill('2031-03-03')
  await series.getByLabel('Start').fill('18:30')
  await series.getByLabel('End').fill('20:30')
  await series.getByLabel('How many').fill(String(weeks))
  await page.getByRole('button', { name: 'Fill the rows' }).click()
  await expect(page.getByLabel('Session 2', { exact: true })).toHaveValue('2031-03-10')
  const price = page.getByRole('group', { name: 'Price 1', exact: true })
  await price.getByLabel('Price 1: its name').fill('Standard')
  await price.getByLabel('Kind').selectOption('FIXED')
  await price.getByLabel('Price, or least').fill('90')
  await page.getByLabel('Fair market value').fill('90')
  await page.getByLabel('Everybody: published').check()
  await page.getByRole('button', { name: 'Save the run' }).click()
  await expect(page.getByRole('status')).toContainText('The run is saved')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Takes a seat and pays for it. */
async function takeSeat(page: Page, slug: string, email: string): Promise<void> {
  await page.goto(`/events/${slug}/register`)
  await page.getByLabel('Name', { exact: true }).fill('Ada Sedge')
  await page.getByLabel('Email').fill(email)
  for (const tick of await page.getByRole('checkbox').all()) await tick.check()
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()
  await page.getByRole('button', { name: 'Pay $90' }).click()
  await page.getByRole('button', { name: 'Pay $90' }).click()
}

test('I cancel one evening and then the whole run, and whoever has a seat is told and has the money back', {
  tag: '@nojs',
}, async ({ page, browser, inbox, axe, javaScriptEnabled }) => {
  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL('/staff')
  const slug = await addRun(page, 3)
  const email = newAddress()
  const guest = await (await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true })).newPage()
  await takeSeat(guest, slug, email)
  const seat = await inbox.latest(email, /^You have a seat/)

  // One evening: its share goes back, and the others stay.
  await page.goto(`/staff/runs/${slug}`)
  await page.getByRole('link', { name: /^Cancel this session.+Mon, Mar 10/ }).click()
  await expect(page.getByText('1 person with a seat')).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Cancel this session' }).click()
  await expect(problem(page)).toContainText('Say why')
  await expect(problem(page)).toContainText('to confirm')
  await page.getByLabel('Why').fill('The building is closed that evening.')
  await expect(page.getByRole('radio', { name: 'Yes, $30 altogether' })).toBeChecked()
  await typeName(page)
  await page.getByRole('button', { name: 'Cancel this session' }).click()
  await expect(page.getByRole('status')).toContainText('The session is cancelled')
  const one = await inbox.latest(email, /^Cancelled: .+ on Mon, Mar 10/)
  expect(one.text).toContain('The building is closed that evening.')
  expect(one.text).toContain('$30 goes back to the card')
  expect(one.attachments.map(({ content }) => content).join()).toContain('METHOD:CANCEL')
  await guest.goto(/http\S+\/r\/\S+/.exec(seat.text)?.[0] ?? '')
  await expect(guest.getByRole('list', { name: 'Sessions' }).getByText('Cancelled')).toHaveCount(1)

  // The run: what is left goes back, and nobody can register any more.
  await page.goto(`/staff/runs/${slug}`)
  await page.getByRole('link', { name: 'Cancel the run' }).click()
  await expect(page.getByText('$60', { exact: true })).toBeVisible()
  await axe()
  await page.getByLabel('Why').fill('The trainer is unwell.')
  await page.getByRole('button', { name: 'Cancel the run' }).click()
  await expect(problem(page)).toContainText('to confirm')
  await expect(page.getByLabel('Why')).toHaveValue('The trainer is unwell.')
  await typeName(page)
  await page.getByRole('button', { name: 'Cancel the run' }).click()
  await expect(page.getByRole('status')).toContainText('The run is cancelled')
  const all = await inbox.latest(email, /^Cancelled: .+, Mon, Mar 3/)
  expect(all.text).toContain('The trainer is unwell.')
  expect(all.text).toContain('$60 goes back to the card')
  await expect(async () => {
    await page.goto(`/staff/runs/${slug}`)
    const gone = page.getByRole('table', { name: 'No longer coming' })
    await expect(gone).toContainText('Ended by the office', { timeout: 500 })
    await expect(gone).toContainText('$90', { timeout: 500 })
  }).toPass({ timeout: IN_TIME })
  await axe()
  await guest.reload()
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('This run is cancelled')
  expect((await inbox.all(email)).filter(({ subject }) => subject.startsWith('Cancelled'))).toHaveLength(2)
  await guest.context().close()
})
