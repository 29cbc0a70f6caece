import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { expectConfirmed } from './support/expect-confirmed'
import { newOwner, signIn } from './support/owner'
import { openPaidForm } from './support/pay-seat'
import { expect, type Inbox, test } from './support/test'
import { typeName } from './support/type-name'

const newAddress = () => `sitter-${randomUUID().slice(0, 8)}@example.org`

/** The office at its desk, in a browser of its own. */
async function openDesk(browser: Browser, inbox: Inbox, javaScriptEnabled = true): Promise<Page> {
  const office = await (await browser.newContext({ javaScriptEnabled })).newPage()
  const email = await newOwner()
  await office.goto('/staff')
  await signIn(office, inbox, email)
  await expect(office.getByRole('heading', { level: 1 })).toHaveText('Desk')
  return office
}

const holdSeat = (page: Page) => page.getByRole('button', { name: 'Hold a seat for me' }).click()

/** Pays at Stripe's page, and waits for the seat. */
async function pay(page: Page, amount: string, hasScript: boolean) {
  await page.getByRole('button', { name: `Pay ${amount}` }).click()
  await page.getByRole('button', { name: `Pay ${amount}` }).click()
  await expectConfirmed(page.getByRole('heading', { level: 1, name: 'Your seat' }), hasScript)
}

test('I have a discount code, pay what is left, and nobody else can use it again', { tag: '@nojs' }, async ({
  page,
  browser,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const office = await openDesk(browser, inbox, javaScriptEnabled)
  const code = `SPRING-${randomUUID().slice(0, 6).toUpperCase()}`
  await office.getByRole('navigation', { name: 'Desk' }).getByText('Courses', { exact: true }).click()
  await office.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Discount codes' }).click()
  await office.getByRole('link', { name: 'Add a code' }).click()
  await office.getByLabel('Code', { exact: true }).fill(code.toLowerCase())
  await office.getByLabel('How many seats').fill('1')
  await office.getByRole('button', { name: 'Add the code' }).click()
  await expect(office.getByRole('link', { name: 'Enter either percent or dollars' })).toBeVisible()
  await office.getByLabel('Dollars off').fill('20')
  await office.getByRole('button', { name: 'Add the code' }).click()
  const row = office.getByRole('row').filter({ hasText: code })
  await expect(row).toContainText('0 of 1')

  const email = newAddress()
  await openPaidForm(page, email)
  await page.getByRole('radio', { name: /^Standard/ }).check()
  await page.getByText('If you have a discount code').click()
  await page.getByLabel('Discount code').fill('no such code')
  await holdSeat(page)
  await expect(page.getByRole('link', { name: /^We do not know this code/ })).toBeVisible()
  await axe()
  await page.getByLabel('Discount code').fill(` ${code.toLowerCase().replace('-', ' - ')} `)
  await holdSeat(page)
  const review = page.getByRole('region', { name: 'What you pay' })
  await expect(review).toContainText(`(Discount ${code}: −$20)`)
  await pay(page, '$160', javaScriptEnabled)
  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain(`(Discount ${code}: −$20), $160.00`)

  await openPaidForm(page, newAddress())
  await page.getByRole('radio', { name: /^Standard/ }).check()
  await page.getByText('If you have a discount code').click()
  await page.getByLabel('Discount code').fill(code)
  await holdSeat(page)
  await expect(page.getByRole('link', { name: /^This code has been used as often as it may be/ })).toBeVisible()
  await office.reload()
  await expect(row).toContainText('1 of 1')
  await row.getByRole('button', { name: `Stop ${code}` }).click()
  await expect(row).toContainText('Stopped')
  await row.getByRole('button', { name: `Let it go on ${code}` }).click()
  await expect(row).toContainText('Used up')
  await row.getByRole('button', { name: `Stop ${code}` }).click()
  await expect(row).toContainText('Stopped')
})

test('I ask for a scholarship, the office carries a part, and I pay the rest', { tag: '@nojs' }, async ({
  page,
  browser,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const email = newAddress()
  const name = `Wren ${randomUUID().slice(0, 6)}`
  await openPaidForm(page, email)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByText('If this is more than you can pay').click()
  await page.getByLabel('Anything you would like to say').fill('Between jobs until autumn.')
  await holdSeat(page)
  await expect(page.getByRole('link', { name: /^Enter what you can pay/ })).toBeVisible()
  await axe()
  await page.getByLabel('What I can pay, in dollars').fill('40')
  await holdSeat(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request')
  await axe()
  const asked = await inbox.latest(email, /^We have your request/)
  expect(asked.text).not.toMatch(/\$|Between jobs/)

  const office = await openDesk(browser, inbox, javaScriptEnabled)
  await office.goto('/staff/scholarships')
  await office.getByRole('link', { name }).click()
  await expect(office.getByText('Between jobs until autumn.')).toBeVisible()
  await office.getByRole('radio', { name: /^A part/ }).check()
  await office.getByLabel('What they pay, in dollars').fill('40')
  await typeName(office)
  await office.getByRole('button', { name: 'Send the answer' }).click()
  await expect(office.getByRole('link', { name: 'Enter more than $40 and less than $90' })).toBeVisible()
  await office.getByLabel('What they pay, in dollars').fill('60')
  await office.getByRole('button', { name: 'Send the answer' }).click()
  await expect(office.getByRole('status')).toContainText('The answer is on its way')

  const answer = await inbox.latest(email, /^About your seat/)
  expect(answer.text).toContain('for you the seat costs $60')
  await page.goto(/http\S+\/r\/\S+/.exec(answer.text)?.[0] ?? '')
  await expect(page.getByText(/Held until .+ Pacific \(P[SD]T\)/)).toBeVisible()
  await axe()
  await pay(page, '$60', javaScriptEnabled)
  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain('Payment for a course; not a charitable contribution.')
  expect(receipt.text).not.toMatch(/scholarship/i)
})
