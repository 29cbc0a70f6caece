import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { isoDay } from '@/lib/dates'
import { newOwner, signIn } from './support/owner'
import { paySeat } from './support/pay-seat'
import { problem } from './support/problem'
import { expect, IN_TIME, type Inbox, test } from './support/test'
import { typeName } from './support/type-name'

// A payout takes all that Stripe holds.
test.use({ alone: 'payouts' })

const newAddress = () => `payer-${randomUUID().slice(0, 8)}@example.org`

/** Somebody else pays, in a browser of their own. */
async function somebodyPays(page: Page, inbox: Inbox, email: string) {
  const guest = await page.context().browser()?.newContext()
  if (!guest) throw new Error('there is no browser')
  await paySeat(await guest.newPage(), inbox, email)
  await guest.close()
}

const atStripe = async (page: Page, path: string, form: Record<string, string> = {}) => {
  const address = `http://localhost:${process.env.SANDBOX_PORT}/sandbox/stripe/${path}`
  expect((await page.request.post(address, { form })).ok()).toBe(true)
}

async function openPayment(page: Page, email: string) {
  await page.goto('/staff/payments')
  await page.getByLabel('Search').fill(email)
  await page.getByRole('button', { name: 'Show these' }).click()
  await page
    .getByRole('table', { name: /^Payments/ })
    .getByRole('link', { name: 'Ada Sedge' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('$200.00 from Ada Sedge')
}

test('I give back part of a mixed payment by line, and the payer has the corrected receipt', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const email = newAddress()
  await somebodyPays(page, inbox, email)
  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL('/staff')
  await openPayment(page, email)
  await axe()
  await page.getByRole('link', { name: 'Give some of it back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Give some of it back')
  await axe()

  // More of a line than there is, and no reason: refused, and nothing that was typed is lost.
  await page.getByLabel('Gift to ORNCC').fill('25')
  await page.getByRole('button', { name: 'Show what will happen' }).click()
  await expect(problem(page)).toContainText('Say why it goes back')
  await page.getByLabel('Why it goes back').fill('Paid by mistake')
  await page.getByRole('button', { name: 'Show what will happen' }).click()
  await expect(problem(page)).toContainText('$20.00 is left')
  await expect(page.getByLabel('Gift to ORNCC')).toHaveValue('25')

  // First it is shown; what is changed after that is shown again before it is sent.
  await page.getByLabel('Gift to ORNCC').fill('5')
  await page.getByRole('button', { name: 'Show what will happen' }).click()
  const shown = page.getByRole('region', { name: 'What will happen' })
  await expect(shown).toContainText('$5.00 goes back to the card of Ada Sedge')
  await page.getByLabel(/^Seat:|Foundation/).fill('40.50')
  await page.getByRole('button', { name: 'Send $5.00 back to the card' }).click()
  await expect(shown).toContainText('$45.50 goes back to the card of Ada Sedge')
  await expect(shown).toContainText('Amount of this receipt: $154.50')
  await axe()
  await typeName(page)
  await page.getByRole('button', { name: 'Send $45.50 back to the card' }).click()

  await expect(page.getByRole('status')).toContainText('It goes back to the card')
  await expect(page.getByRole('table', { name: 'What went back' })).toContainText('Paid by mistake')
  await expect(page.getByText('Ada Sedge still has the seat')).toBeVisible()
  const mail = await inbox.latest(email, /^Your corrected receipt/)
  expect(mail.text).toContain('$45.50 goes back to the card that you paid with')
  expect(mail.text).toContain('Amount of this receipt: $154.50')
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('table', { name: 'What went back' })).toContainText('Gone back', { timeout: 500 })
  }).toPass({ timeout: IN_TIME })
  await axe()
})

test('I find out why the deposit at the bank is what it is, and what differs', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const email = newAddress()
  await somebodyPays(page, inbox, email)
  await atStripe(page, 'fees', { cents: '123' })
  await atStripe(page, 'payouts')
  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL('/staff')
  await page.getByRole('navigation', { name: 'Desk' }).getByText('Money', { exact: true }).click()
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Payouts' }).click()
  await page.getByRole('button', { name: 'Ask Stripe now' }).click()
  await expect(page.getByRole('status')).toContainText('Read from Stripe on')
  const newest = page.getByRole('table', { name: 'Payouts, newest first' }).getByRole('row').nth(1)
  await expect(newest).toContainText('difference')
  const amount = /\$([\d,.]+\.\d\d)/.exec((await newest.textContent()) ?? '')?.[1] ?? ''
  await axe()

  await page.getByLabel('A deposit on the bank’s statement').fill(amount)
  await page.getByRole('button', { name: 'Find its payout' }).click()
  await page
    .getByRole('link', { name: /^At the bank on/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`$${amount} to the bank`)
  const parts = page.getByRole('table', { name: /^Its parts/ })
  const planted = parts.getByRole('row', { name: /Radar for Fraud Teams/ }).first()
  await expect(planted).toContainText('-$1.23')
  await expect(planted).toContainText('Something between Stripe and ORNCC')
  await expect(page.getByRole('heading', { name: 'What to do about what differs' })).toBeVisible()
  await axe()
  await parts.getByRole('link', { name: 'Ada Sedge' }).first().click()
  await expect(page.getByText(/To the bank on/)).toBeVisible()
})

test('I take the payments and the journal of a year home as files, and both add up', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL('/staff')
  await page.goto('/staff/exports')
  await page.getByLabel('What Stripe holds for ORNCC').fill('=1+1')
  await page.getByRole('button', { name: 'Use these names' }).click()
  await expect(problem(page)).toContainText('begins like this')
  await axe()
  await page.getByLabel('What Stripe holds for ORNCC').fill('Bank:Stripe')
  await page.getByRole('button', { name: 'Use these names' }).click()
  await expect(page.getByRole('status')).toContainText('The next journal has these names')

  // A year with enough in it, in January too.
  const year = isoDay(new Date(Date.now() - 30 * 24 * 3600 * 1000)).slice(0, 4)
  const received = async () => {
    await page.goto(`/staff/payments?year=${year}`)
    return Math.round(Number((await page.getByRole('definition').first().textContent())?.replace(/[$,]/g, '')) * 100)
  }
  const take = async (button: string) => {
    await page.goto('/staff/exports')
    await page.getByRole('combobox', { name: 'Year' }).selectOption(year)
    await page.getByRole('combobox', { name: 'Month' }).selectOption({ label: 'The whole year' })
    return download(page, button)
  }
  // Others pay meanwhile: what is compared was there before the file was made, and after it.
  const payments = () => take('Payments, line by line (CSV)')
  let cents = await received()
  let paid = await payments()
  for (let after = await received(); after !== cents; after = await received()) {
    cents = after
    paid = await payments()
  }
  expect(paid.name).toBe(`payments-${year}.csv`)
  const [head = [], ...lines] = paid.rows
  const column = (name: string) => lines.map((row) => row[head.indexOf(name)] ?? '')
  expect(['Course fee', 'Gift', 'Card fee covered'].flatMap(column).reduce(addCents, 0)).toBe(cents)
  // Fees, gifts and what covers the card fee never share a row.
  for (const row of lines) expect(row.slice(6, 9).filter((cell) => cell !== '')).toHaveLength(1)

  const journal = await take('Journal for QuickBooks Online (CSV)')
  expect(journal.rows[0]).toEqual([
    'JournalNo',
    'JournalDate',
    'AccountName',
    'Debits',
    'Credits',
    'Description',
    'Class',
  ])
  const entries = Object.groupBy(journal.rows.slice(1), ([number = '']) => number)
  expect(Object.keys(entries).length).toBeGreaterThan(5)
  for (const [number, rows = []] of Object.entries(entries)) {
    expect(rows.map((row) => row[3] ?? '').reduce(addCents, 0), `debits of ${number}`).toBe(
      rows.map((row) => row[4] ?? '').reduce(addCents, 0),
    )
    expect(rows.every((row) => /^\d\d\/\d\d\/\d{4}$/.test(row[1] ?? ''))).toBe(true)
  }
  expect(journal.rows.some((row) => row[2] === 'Bank:Stripe')).toBe(true)
})

const addCents = (sum: number, cell: string) => sum + Math.round(Number(cell) * 100)

/** The file behind a button, as rows of cells. */
async function download(page: Page, button: string) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  const text = await readFile(await file.path(), 'utf8')
  const rows = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((row) => [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')))
  return { name: file.suggestedFilename(), rows }
}

test('every page of the treasurer’s is free of barriers, and narrow enough for a phone', async ({
  page,
  inbox,
  axe,
}) => {
  test.setTimeout(300_000)
  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL('/staff')
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of [
      'payments',
      'payments?year=2026&sort=largest&q=a',
      'reconcile',
      'disputes',
      'webhooks',
      'exports',
    ]) {
      await page.goto(`/staff/${path}`)
      await axe()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  }
})
