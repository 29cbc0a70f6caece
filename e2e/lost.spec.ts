import { expect, test } from './support/test'

test.use({ expectedErrors: [/status of 404/] })

test('an address that is not there says so kindly, with status 404, and leads on', async ({ page, axe }) => {
  const response = await page.goto('/no-such-page')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here')
  await axe()
  await page.getByRole('link', { name: 'See upcoming events' }).click()
  await expect(page).toHaveURL(/\/events$/)
})
