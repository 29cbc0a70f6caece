import { expect, test } from './support/test'

test('Without a script the button promises no amount, and two amounts are asked again', async ({ page }) => {
  await page.goto('/donate/give?amount=50')
  await page.getByLabel('Another amount, in dollars').fill('75')
  await page.getByLabel('Your name', { exact: true }).fill('Ada Vale')
  await page.getByLabel('Email', { exact: true }).fill('ada@example.org')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByRole('link', { name: 'Choose either $50 or an amount of your own' })).toBeVisible()
  await expect(page.getByRole('radio', { name: '$50' })).toBeChecked()
  await expect(page.getByLabel('Another amount, in dollars')).toHaveValue('75')
  await expect(page.getByLabel('Your name', { exact: true })).toHaveValue('Ada Vale')
})
