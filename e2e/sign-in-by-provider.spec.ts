import type { Page } from '@playwright/test'
import { newOwner, setUpApp } from './support/owner'
import { expect, test } from './support/test'

async function goToProvider(page: Page, from = '/sign-in') {
  await page.goto(from)
  await page.getByRole('button', { name: 'Sign in with the example provider' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in with the example provider')
}

async function sayWhoIAm(page: Page, email: string) {
  await page.getByLabel('The email address of your account here').fill(email)
  await page.getByRole('button', { name: 'Go on to ORNCC' }).click()
}

test('I sign in by way of a provider that knows my address, and come back to the page that I wanted', {
  tag: '@nojs',
}, async ({ page, axe }) => {
  await goToProvider(page, '/account/details')
  await sayWhoIAm(page, 'sam.kestrel@example.org')
  await expect(page).toHaveURL('/account/details')
  await expect(page.getByLabel('Name')).toHaveValue('Sam Kestrel')
  await axe()
})

test('an address that the provider does not vouch for, and one that nobody here has, let nobody in', {
  tag: '@nojs',
}, async ({ page, axe }) => {
  await goToProvider(page)
  await page.getByLabel('It has seen that the address is theirs').uncheck()
  await sayWhoIAm(page, 'sam.kestrel@example.org')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not confirmed there')
  await axe()
  await goToProvider(page)
  await sayWhoIAm(page, 'nobody-here@example.org')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Nobody here has this address')
  await goToProvider(page)
  await page.getByRole('button', { name: 'Go back without signing in' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('That did not work')
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
})

test('whoever has a desk owes the second factor after it, and a stranger’s browser cannot use my answer', {
  tag: '@nojs',
}, async ({ page, browser, baseURL }) => {
  const owner = await newOwner()
  await goToProvider(page, '/staff/grants')
  const stranger = await browser.newPage({ baseURL, extraHTTPHeaders: { 'x-forwarded-for': '198.18.255.255' } })
  const form = { email: owner, isVerified: 'true' }
  const answer = (await page.request.post(page.url(), { form, maxRedirects: 0 })).headers().location ?? ''
  expect(answer).toContain('/api/auth/callback/openid?code=')
  await stranger.goto(answer)
  await expect(stranger).toHaveURL(/\/sign-in\?/)
  await stranger.goto('/account')
  await expect(stranger).toHaveURL(/\/sign-in\?to=/)
  await stranger.close()
  await page.goto(answer)
  await expect(page).toHaveURL(/\/sign-in\/second\/set-up\?to=/)
  await page.goto('/staff')
  await expect(page).toHaveURL(/\/sign-in\/second\/set-up\?to=/)
  await setUpApp(page)
  await page.goto('/staff/grants')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Roles')
})
