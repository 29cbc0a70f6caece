import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { newOwner, signIn } from './support/owner'
import { expect, IN_TIME, newNetworkAddress, test } from './support/test'

const newAddress = () => `tried-${randomUUID()}@example.org`

async function fillInGift(page: Page, email: string) {
  await page.goto('/donate/give?amount=50')
  await page.getByLabel('Your name').fill('Mara Finch')
  await page.getByLabel('Email', { exact: true }).fill(email)
}

const press = (page: Page) => page.getByRole('button', { name: /^(Give \$50|Continue to payment)$/ }).click()

async function walkFrom(browser: Browser, network: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled, extraHTTPHeaders: { 'x-forwarded-for': network } })
  return context.newPage()
}

test.describe.configure({ mode: 'serial' })

const tried = newNetworkAddress()

test('Somebody tries stolen cards from one address, and the door there asks for a step more', async ({ browser }) => {
  const page = await walkFrom(browser, tried, false)
  await fillInGift(page, newAddress())
  await press(page)
  for (let card = 0; card < 4; card++) {
    await page.getByRole('radio', { name: /0002/ }).check()
    await page.getByRole('button', { name: 'Pay $50' }).click()
    await expect(page.getByRole('alert')).toContainText('declined')
  }
  // The news of the cards comes by webhook.
  await expect(async () => {
    await fillInGift(page, newAddress())
    await press(page)
    await expect(page.getByText('One step more before the payment page')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: IN_TIME })
})

test('I give from behind that address: my browser calculates, and nothing is asked of me', async ({
  browser,
  inbox,
}) => {
  const email = newAddress()
  const page = await walkFrom(browser, tried, true)
  await fillInGift(page, email)
  let posts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/donate/give')) posts++
  })
  await press(page)
  await page.getByRole('button', { name: 'Pay $50' }).click()
  expect(posts, 'posts of the form: without a proof, and with it').toBe(2)
  await expect(page.getByText(/Your gift of \$50 has reached us/)).toBeVisible({ timeout: IN_TIME })
  await inbox.latest(email, /receipt/i)
})

test('Without a script I give from there by a mailed link, and type nothing twice', async ({ browser, inbox }) => {
  const email = newAddress()
  const page = await walkFrom(browser, tried, false)
  await fillInGift(page, email)
  await press(page)
  await expect(page.getByLabel('Your name')).toHaveValue('Mara Finch')
  await page.getByRole('button', { name: 'Mail me the link' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()

  const mail = await inbox.latest(email, /Go on with your gift of \$50/)
  const link = /https?:\/\/\S+\/donate\/give\/\S+/.exec(mail.text)?.[0] ?? ''
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your gift of $50')
  await expect(page.locator('main')).toContainText('Mara Finch')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await page.getByRole('button', { name: 'Pay $50' }).click()
  await inbox.latest(email, /receipt/i)

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is over')
})

test('Where my browser cannot calculate, the link is offered to me; from elsewhere nothing is', async ({
  browser,
  page,
  axe,
}) => {
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': tried })
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
  await fillInGift(page, newAddress())
  await press(page)
  await expect(page.getByRole('region', { name: 'One step more before the payment page' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Mail me the link' })).toBeVisible()
  await axe()

  // Without a script, so that nothing is proved behind the scenes.
  const elsewhere = await walkFrom(browser, newNetworkAddress(), false)
  await fillInGift(elsewhere, newAddress())
  await press(elsewhere)
  await expect(elsewhere.getByRole('button', { name: 'Pay $50' })).toBeVisible()
})

test('The office is told once; the treasurer sees it and opens the door again', async ({
  browser,
  page,
  inbox,
  axe,
}) => {
  const told = async () => (await inbox.all('office@example.org')).filter((mail) => /stolen cards/.test(mail.subject))
  await expect.poll(async () => (await told()).length, { timeout: IN_TIME }).toBe(1)
  await page.goto('/staff/gifts')
  await signIn(page, inbox, await newOwner())
  const notice = page.getByRole('region', { name: 'Card testing' })
  await expect(notice).toContainText(/Stolen cards are being tried at the giving door since/)
  await expect(notice).toContainText(/\d+ cards declined/)
  await axe()
  await notice.getByRole('button', { name: /open the door again/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The giving door is open again' })).toBeVisible()
  await expect(notice).toHaveCount(0)

  const again = await walkFrom(browser, tried, false)
  await fillInGift(again, newAddress())
  await press(again)
  await expect(again.getByRole('button', { name: 'Pay $50' })).toBeVisible()
})
