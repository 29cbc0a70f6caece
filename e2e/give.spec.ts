import { expectConfirmed } from './support/expect-confirmed'
import { fillInGiver, newGiver } from './support/gift'
import { expect, IN_TIME, test } from './support/test'

test('I give $50, come back to a thank you, and have my receipt', { tag: '@nojs' }, async ({
  page,
  inbox,
  javaScriptEnabled,
}) => {
  const email = newGiver()
  await page.goto('/donate')
  await page.getByRole('button', { name: 'Give $50' }).click()
  await expect(page.getByRole('radio', { name: '$50' })).toBeChecked()
  await fillInGiver(page, { name: 'Zoë Quill', email })
  await page.locator('main').getByRole('button').click()

  await expect(page.getByText('Total')).toBeVisible()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email)
  await page.getByRole('button', { name: 'Pay $50' }).click()

  await expectConfirmed(page.getByText(/Your gift of \$50 has reached us/), javaScriptEnabled)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you, Zoë Quill')
  await expect(page.locator('main')).not.toContainText(email)

  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain('Donor: Zoë Quill')
  expect(receipt.text).toContain('Amount charged: $50.00')
  expect(receipt.text).toContain('No goods or services were provided in exchange for this contribution.')
  expect(receipt.text).toContain('Demonstration: not a receipt')
  const officeHears = async () => (await inbox.all('office@example.org')).some((mail) => mail.text.includes(email))
  await expect.poll(officeHears, { timeout: IN_TIME }).toBe(true)
  expect(await inbox.all(email)).toHaveLength(1)
})

test('My card is declined, I use another, and I am charged once', { tag: '@nojs' }, async ({
  page,
  inbox,
  javaScriptEnabled,
}) => {
  const email = newGiver()
  await page.goto('/donate/give?amount=75.50')
  await fillInGiver(page, { name: 'Ira Lund', email })
  await page.locator('main').getByRole('button').click()
  await page.getByRole('radio', { name: /0002/ }).check()
  await page.getByRole('button', { name: 'Pay $75.50' }).click()
  await expect(page.getByRole('alert')).toContainText('declined')
  await page.getByRole('radio', { name: /4242/ }).check()
  await page.getByRole('button', { name: 'Pay $75.50' }).click()
  await expectConfirmed(page.getByText(/Your gift of \$75\.50 has reached us/), javaScriptEnabled)
  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain('Paid with: Visa ending in 4242')
  expect(await inbox.all(email)).toHaveLength(1)
})

test('I mistype, am told so beside each field, and lose nothing', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/donate')
  await page.getByLabel('Another amount').fill('fifty')
  await page.getByRole('button', { name: 'Give this amount' }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await expect(page.getByLabel('Another amount, in dollars')).toHaveValue('fifty')
  await page.getByLabel('Your name', { exact: true }).fill('Ada Vale')
  await page.getByLabel('Email', { exact: true }).fill('ada')
  await page.locator('main').getByRole('button').click()

  await expect(page.getByRole('link', { name: 'Enter an email address like name@example.com' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('Another amount, in dollars')).toHaveValue('fifty')
  await expect(page.getByLabel('Another amount, in dollars')).toHaveAccessibleDescription(/like 75 or 75\.50/)
  await expect(page.getByLabel('Your name', { exact: true })).toHaveValue('Ada Vale')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('ada')
})

test('My address looks mistyped, I am asked once, and may keep it', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/donate/give?amount=50')
  await fillInGiver(page, { name: 'Una Reed', email: 'una.reed@gmial.com' })
  await page.locator('main').getByRole('button').click()
  await expect(page.getByLabel('Email', { exact: true })).toHaveAccessibleDescription(
    /Did you mean una\.reed@gmail\.com\?/,
  )
  await page.locator('main').getByRole('button').click()
  await expect(page.getByRole('button', { name: 'Pay $50' })).toBeVisible()
})

test('I go back from Stripe, the form keeps my amount, and I give another one', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/donate/give?amount=100')
  await fillInGiver(page, { name: 'Bo Field', email: newGiver() })
  await page.locator('main').getByRole('button').click()
  await page.getByRole('link', { name: 'Go back' }).click()
  await expect(page.getByRole('radio', { name: '$100' })).toBeChecked()
  await page.getByRole('radio', { name: '$25', exact: true }).check()
  await fillInGiver(page, { name: 'Bo Field', email: newGiver() })
  await page.locator('main').getByRole('button').click()
  await expect(page.getByRole('button', { name: 'Pay $25' })).toBeVisible()
})

test('The button says what I am about to give', async ({ page, axe }) => {
  await page.goto('/donate/give?amount=50')
  const button = page.locator('main').getByRole('button')
  await expect(button).toHaveText('Give $50')
  await page.getByLabel('Another amount, in dollars').fill('1,200')
  await expect(page.getByRole('radio', { name: 'Another amount' })).toBeChecked()
  await expect(button).toHaveText('Give $1,200')
  await page.getByRole('radio', { name: '$25', exact: true }).check()
  await expect(page.getByLabel('Another amount, in dollars')).toHaveValue('')
  await expect(button).toHaveText('Give $25')
  await axe()
})

test('A robot that fills in the hidden field is thanked, and nothing is opened', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/donate/give?amount=50')
  await fillInGiver(page, { name: 'Robot', email: newGiver() })
  await page.locator('input[name=website]').fill('https://example.com', { force: true })
  await page.locator('main').getByRole('button').click()
  await expect(page).toHaveURL(/\/donate\/thanks$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you')
})

test('The gift list is closed to whoever is not the treasurer', { tag: '@nojs' }, async ({ page, request }) => {
  await page.goto('/staff/gifts')
  await expect(page).toHaveURL(/\/sign-in/)
  const csv = await request.get('/staff/gifts/gifts.csv', { maxRedirects: 0 })
  expect(csv.status()).toBe(307)
})
