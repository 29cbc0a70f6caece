import { fillInGiver, newGiver } from './support/gift'
import { newOwner, signIn } from './support/owner'
import { expect, IN_TIME, test } from './support/test'
import { typeName } from './support/type-name'

test.use({ viewport: { width: 320, height: 800 } })

test('A giver asks to be named no more, and then the gift goes back, which their card refuses: I see to both', {
  tag: '@nojs',
}, async ({ page, inbox, axe }) => {
  const email = newGiver()
  const name = `Ida ${email.slice(6, 14)}`
  await page.goto('/donate/give?amount=50&fund=scholarships')
  await fillInGiver(page, { name, email })
  await page.locator('main').getByRole('button').click()
  await page.getByRole('button', { name: 'Pay $50' }).click()
  await inbox.latest(email, /receipt/i)
  const isNamed = async () => (await (await page.request.get('/donate/campaigns/scholarships')).text()).includes(name)
  await expect.poll(isNamed, { timeout: IN_TIME }).toBe(true)

  await page.goto('/staff/funds')
  await signIn(page, inbox, await newOwner())
  await page.getByRole('link', { name: 'Scholarship fund', exact: true }).click()
  await axe()
  const leave = page.getByRole('link', { name: new RegExp(`^Leave unnamed ?: ${name}$`) })
  await leave.click()
  await axe()
  await page.getByRole('button', { name: 'Leave them unnamed' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(`Type “${name}” to confirm`)
  await axe()
  await typeName(page)
  await page.getByRole('button', { name: 'Leave them unnamed' }).click()
  await expect(page.getByRole('status')).toContainText('The campaign’s page does not name them any more')
  await expect(leave).toHaveCount(0)
  await expect.poll(isNamed, { timeout: IN_TIME }).toBe(false)

  // The treasurer returns it at Stripe's own desk, and days later the card turns out to be closed.
  const stripe = `http://localhost:${process.env.SANDBOX_PORT}/sandbox/stripe`
  const charge = page.getByRole('listitem').filter({ hasText: email }).filter({ hasText: 'ch_' })
  await page.goto(stripe)
  await charge.getByRole('button', { name: 'Refund' }).click()
  await charge.getByRole('button', { name: 'Let the card refuse it' }).click()
  await expect(charge).toContainText('failed')
  const waiting = page.getByRole('listitem').filter({ hasText: email }).filter({ hasText: 'Done: take it off' })
  await expect(async () => {
    await page.goto('/staff/gifts')
    await expect(waiting).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: IN_TIME })
  await axe()
  await waiting.getByRole('button', { name: 'Done: take it off the list' }).click()
  await expect(page.getByRole('status')).toContainText('It is off the list')
  await expect(waiting).toHaveCount(0)
  await axe()
  await page.getByRole('button', { name: 'Undo: put it back on the list' }).click()
  await expect(page.getByRole('status')).toContainText('It is on the list again')

  await waiting.getByRole('link', { name: 'Send it again, or say that it was paid' }).click()
  await expect(page.getByText(`mailed to ${email}`)).toBeVisible()
  await axe()
  await typeName(page)
  await page.getByRole('button', { name: 'Do this' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('There is a problem')
  await axe()
  await page.getByLabel('It was paid back another way').check()
  await page.getByRole('button', { name: 'Do this' }).click()
  await expect(page.getByRole('status')).toContainText('It is written down as paid back')
  await expect(waiting).toHaveCount(0)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'scrolls sideways').toBeLessThanOrEqual(0)
  const told = async () => (await inbox.all(email)).map(({ subject }) => subject)
  await expect.poll(async () => (await told()).length, { timeout: IN_TIME }).toBeGreaterThan(2)
})
