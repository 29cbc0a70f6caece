import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectConfirmed } from './support/expect-confirmed'
import { fillInPerson, openPaidForm } from './support/pay-seat'
import { expect, test } from './support/test'

const newAddress = () => `sitter-${randomUUID().slice(0, 8)}@example.org`

/** From a course that costs to a seat that is held. */
async function holdSeat(page: Page, email: string, price: { tier: RegExp; amount?: string; gift?: string }) {
  await openPaidForm(page, email)
  await page.getByRole('radio', { name: price.tier }).check()
  if (price.amount) await page.getByLabel('The amount you choose').fill(price.amount)
  if (price.gift) await page.getByLabel('Add a gift').fill(price.gift)
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()
}

const expectSeat = (page: Page, hasScript: boolean) =>
  expectConfirmed(page.getByRole('heading', { level: 1, name: 'Your seat' }), hasScript)

test('I choose what I pay, see what of it is a gift, pay, and have my seat and receipt', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const email = newAddress()
  await holdSeat(page, email, { tier: /^Supporter/ })
  await expect(page.getByRole('link', { name: 'Enter the amount that you choose' })).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Supporter/ })).toBeChecked()
  await axe()
  await page.getByLabel('The amount you choose').fill('240')
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A seat is held for you')
  const review = page.getByRole('region', { name: 'What you pay' })
  // On a phone the way to pay is not below a long series.
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('What you pay')
  await expect(review).toContainText('Gift: what is paid above the value of $180')
  await expect(review).toContainText('$60.00')
  await expect(review).toContainText('at most $60 of this can be deductible')
  await expect(review).toContainText(/Held until .+ Pacific \(P[SD]T\)/)
  await axe()
  await page.getByRole('button', { name: 'Pay $240' }).click()
  await page.getByRole('button', { name: 'Pay $240' }).click()

  await expectSeat(page, javaScriptEnabled)
  await axe()
  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain('Receipt for a payment that is partly a contribution')
  expect(receipt.text).toContain('Our good-faith estimate of that value is $180.00')
  const mail = await inbox.latest(email, /^You have a seat/)
  await page.goto(/http\S+\/join\/\S+/.exec(mail.text)?.[0] ?? '')
  await expect(page.getByText('The room is not open yet')).toBeVisible()
  await page.goto(/http\S+\/r\/\S+/.exec(mail.text)?.[0] ?? '')
  await expect(page.getByRole('link', { name: 'Give the seat back' })).toBeVisible()
})

test('My card is declined, I use another, and the seat is mine', { tag: '@nojs' }, async ({
  page,
  inbox,
  javaScriptEnabled,
}) => {
  const email = newAddress()
  await holdSeat(page, email, { tier: /^Standard/ })
  await page.getByRole('button', { name: 'Pay $180' }).click()
  await page.getByRole('radio', { name: /0002/ }).check()
  await page.getByRole('button', { name: 'Pay $180' }).click()
  await expect(page.getByRole('alert')).toContainText('declined')
  await page.getByRole('radio', { name: /4242/ }).check()
  await page.getByRole('button', { name: 'Pay $180' }).click()
  await expectSeat(page, javaScriptEnabled)
  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain('Payment for a course; not a charitable contribution.')
})

test('I go back from Stripe, and pay later from my mail', { tag: '@nojs' }, async ({
  page,
  inbox,
  javaScriptEnabled,
}) => {
  const email = newAddress()
  await holdSeat(page, email, { tier: /^Supported/ })
  await page.getByRole('button', { name: 'Pay $90' }).click()
  await page.getByRole('link', { name: 'Go back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A seat is held for you')
  await page.goto('/')
  const mail = await inbox.latest(email, /^A seat is held for you/)
  await page.goto(/http\S+\/r\/\S+/.exec(mail.text)?.[0] ?? '')
  await page.getByRole('button', { name: 'Pay $90' }).click()
  await page.getByRole('button', { name: 'Pay $90' }).click()
  await expectSeat(page, javaScriptEnabled)
})

test('I hold a seat, give it back, and nothing is charged', { tag: '@nojs' }, async ({ page, inbox }) => {
  const email = newAddress()
  await holdSeat(page, email, { tier: /^Standard/, gift: '25' })
  await expect(page.getByRole('button', { name: 'Pay $205' })).toBeVisible()
  await page.getByText('Give the seat back', { exact: true }).click()
  await page.getByRole('button', { name: 'Give my seat back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You gave your seat back')
  const mail = await inbox.latest(email, /^You gave your seat back/)
  expect(mail.text).toContain('nothing was charged')
})

test('I go back to the form, choose another price, and am told that the first one stands', async ({ page, axe }) => {
  const email = newAddress()
  await holdSeat(page, email, { tier: /^Standard/ })
  await expect(page.getByRole('button', { name: 'Pay $180' })).toBeVisible()
  await page.goBack()
  await fillInPerson(page, email)
  await page.getByRole('radio', { name: /^Supported/ }).check()
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()
  await expect(page.getByText('You had sent this form before')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pay $180' })).toBeVisible()
  await axe()
})
