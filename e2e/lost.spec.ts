import { randomUUID } from 'node:crypto'
import { failFor } from './support/fail-for'
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

test('a run, course, month or article that is not there says so too, without a script @nojs', async ({ page }) => {
  for (const path of [
    '/events/nope',
    '/courses/nope',
    '/events/month/2019-13',
    '/articles/nope',
    '/events/level/nope',
  ]) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here')
  }
})

test('registering for a run that is not there leads to the page that says so @nojs', async ({ page }) => {
  await page.goto('/events/nope/register')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here')
})

test('an address that was broken on its way says so too, on our own page @nojs', async ({ page }) => {
  for (const path of ['/events/%E0%A4%A', '/courses/%', '/r/%zz', '/articles/%FF']) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here')
  }
})

test('a file at an address that opens nothing leads to the page that says so @nojs', async ({ page }) => {
  for (const file of ['receipts/💩/receipt.pdf', 'statements/💩/statement.pdf']) {
    await page.goto(`/donate/mine/💩/${file}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not open anything')
  }
})

test('a form that fails on our side comes back with what was typed, and a reference', { tag: '@nojs' }, async ({
  page,
}) => {
  const email = `waits-${randomUUID().slice(0, 8)}@example.org`
  await failFor(email)
  await page.goto('/courses/foundation/tell-me')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Tell me when a run opens' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/wrong on our side.+ name [0-9a-f]{8}/)
  await expect(page.getByLabel('Email')).toHaveValue(email)
})
