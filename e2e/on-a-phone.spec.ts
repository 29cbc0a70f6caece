import { randomUUID } from 'node:crypto'
import { newRun } from './support/run'
import { expect, test } from './support/test'

test.use({ viewport: { width: 320, height: 640 }, timezoneId: 'Europe/Berlin' })

test('On a phone, far away, with a name that has no gap: I hear at once of all that is missing, and can reach the button that pays', async ({
  page,
  axe,
}) => {
  const email = `far-away-${randomUUID().slice(0, 8)}@example.org`
  await page.goto(`${await newRun({ capacity: 3, price: 9000 })}/register`)
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Enter your name',
    'Enter your email address',
    'Tick the box if you have done what the course asks for',
    'Tick the box to agree to how we are together',
  ])
  await page.getByLabel('Name', { exact: true }).fill('نور'.repeat(20) + 'x'.repeat(100))
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Hold a seat for me' }).click()

  const review = page.getByRole('region', { name: 'What you pay' })
  await expect(review.getByText(/^Held until .+ Pacific \(P[SD]T\)/)).toContainText(/\(?Your time: .+ GMT\+[12]/)
  const button = await review.getByRole('button', { name: 'Pay $90' }).boundingBox()
  expect((button?.x ?? 0) + (button?.width ?? 1000)).toBeLessThanOrEqual(320)
  await axe()
})
