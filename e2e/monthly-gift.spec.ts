import type { Page } from '@playwright/test'
import { expectConfirmed } from './support/expect-confirmed'
import { fillInGiver, newGiver } from './support/gift'
import { expect, IN_TIME, type Inbox, test } from './support/test'

/** Begins a gift of $25 each month, and answers the link of the donor's own page for it, from the receipt's mail. */
async function beginMonthlyGift(
  page: Page,
  inbox: Inbox,
  { email, card = /4242/, hasScript }: { email: string; card?: RegExp; hasScript: boolean },
) {
  await page.goto('/donate/give?amount=25')
  await page.getByRole('radio', { name: 'Each month' }).check()
  await fillInGiver(page, { name: 'Mona Lark', email })
  await page.locator('main').getByRole('button').click()
  await expect(page.getByText('$25.00 now, and again every month until it is stopped.')).toBeVisible()
  await page.getByRole('radio', { name: card }).check()
  await page.getByRole('button', { name: 'Pay $25.00' }).click()
  await expectConfirmed(page.getByText(/Your gift of \$25 has reached us/), hasScript)
  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain('This is your monthly gift: $25')
  const [href] = /http\S+\/monthly/.exec(receipt.text) ?? []
  if (!href) throw new Error('The receipt does not lead to the monthly gift.')
  return href
}

const stripesDesk = `http://localhost:${process.env.SANDBOX_PORT}/sandbox/stripe`

/** Lets what Stripe does next by itself come, on this donor's own clock: an invoice, an hour later its charge, a new try. */
async function letNextCome(page: Page, email: string) {
  await page.goto(stripesDesk)
  const gift = page.getByRole('listitem').filter({ hasText: email })
  await gift.getByRole('button', { name: /^Let it be/ }).click()
}

async function letTheDayCome(page: Page, email: string) {
  await letNextCome(page, email)
  await letNextCome(page, email)
}

/** The page of the gift, once it says this: news from Stripe takes a moment. */
async function expectAtGift(page: Page, href: string, words: string | RegExp) {
  await expect(async () => {
    await page.goto(href)
    await expect(page.locator('main')).toContainText(words, { timeout: 500 })
  }).toPass({ timeout: IN_TIME })
}

test('I give $25 each month, a month passes, and each payment has its receipt', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const email = newGiver()
  const href = await beginMonthlyGift(page, inbox, { email, hasScript: javaScriptEnabled })
  await expectAtGift(page, href, 'is running')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your monthly gift is running')
  await axe()

  await letTheDayCome(page, email)
  const receipts = async () => (await inbox.all(email)).filter(({ subject }) => /receipt/i.test(subject))
  await expect.poll(async () => (await receipts()).length, { timeout: IN_TIME }).toBe(2)
  const serials = (await receipts()).map(({ text }) => /Receipt number: (\d+)/.exec(text)?.[1])
  expect(new Set(serials).size).toBe(2)
})

test('I change the amount, pause, go on, and stop, each with two presses at most', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const email = newGiver()
  const href = await beginMonthlyGift(page, inbox, { email, hasScript: javaScriptEnabled })
  await expectAtGift(page, href, 'is running')

  await page.getByRole('link', { name: 'Change the amount' }).click()
  await axe()
  await page.getByLabel('New amount').fill('40')
  await page.locator('main').getByRole('button').click()
  await expect(page.getByRole('status')).toContainText('The amount is changed')
  await inbox.latest(email, /is now \$40/)

  await page.getByRole('button', { name: 'Pause it' }).click()
  await expect(page.getByRole('status')).toContainText('It is paused')
  await page.getByRole('button', { name: 'Resume it' }).click()
  await expect(page.getByRole('status')).toContainText('It goes on')

  await page.getByRole('link', { name: 'Stop it' }).click()
  await axe()
  await page.getByRole('button', { name: 'Stop it now' }).click()
  await expect(page.getByRole('status')).toContainText('You have stopped it')
  await inbox.latest(email, /Your monthly gift has ended/)
  // Nothing is left to happen at Stripe.
  await page.goto(stripesDesk)
  const gift = page.getByRole('listitem').filter({ hasText: email })
  await expect(gift.filter({ hasText: 'every month, canceled' })).toHaveCount(1)
  await expect(gift.getByRole('button', { name: /^Let it be/ })).toHaveCount(0)
})

test('My card is not taken one month, I hear of it kindly, and another card goes on', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const email = newGiver()
  const href = await beginMonthlyGift(page, inbox, { email, hasScript: javaScriptEnabled })
  await expectAtGift(page, href, 'is running')
  await page.getByRole('button', { name: 'Choose another card' }).click()
  await page.getByRole('radio', { name: /0341/ }).check()
  await page.getByRole('button', { name: 'Use this card' }).click()
  await expect(page.getByRole('status')).toContainText('Your new card is taken')
  await inbox.latest(email, /has a new card/)

  await letTheDayCome(page, email)
  const refused = await inbox.latest(email, /Your card was not taken/)
  expect(refused.text).toContain(new URL(href).pathname)
  await expectAtGift(page, href, 'Your card was not taken')
  await axe()
  await page.getByRole('button', { name: 'Choose another card' }).click()
  await page.getByRole('radio', { name: /4242/ }).check()
  await page.getByRole('button', { name: 'Use this card' }).click()
  await expect(page.getByRole('status')).toContainText('Your new card is taken')
  await letNextCome(page, email)
  await expectAtGift(page, href, 'is running')
  const receipts = async () => (await inbox.all(email)).filter(({ subject }) => /receipt/i.test(subject))
  await expect.poll(async () => (await receipts()).length, { timeout: IN_TIME }).toBe(2)
})
