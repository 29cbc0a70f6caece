import type { Page } from '@playwright/test'
import { newOwner, typeMailedCode } from './support/owner'
import { expect, test } from './support/test'

/** A phone with a fingerprint reader, whose owner is at it until it recognizes nobody. */
async function plugInDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    recognizes: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    unplug: () => devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
    countPasskeys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const button = (page: Page, name: string) => page.getByRole('button', { name })

test('I sign in with my fingerprint, add and remove passkeys, and keep one way in', async ({ page, inbox, axe }) => {
  const owner = await newOwner()
  const device = await plugInDevice(page)

  await page.goto('/staff/runs')
  await typeMailedCode(page, inbox, owner)
  await expect(heading(page)).toHaveText('Set up your second step')
  await expect(page.getByRole('heading', { name: 'Or with an authenticator app' })).toBeVisible()
  await axe()
  await page.getByLabel('What you call this device').fill('')
  await button(page, 'Use this device').click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Enter a name')
  await page.getByLabel('What you call this device').fill('Pixel phone')
  await button(page, 'Use this device').click()
  await expect(heading(page)).toHaveText('Keep your recovery codes')
  const recoveryCode = (await page.locator('code').first().textContent()) ?? ''
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL('/staff/runs')
  expect((await inbox.latest(owner, /passkey was added/)).text).toContain('Pixel phone')

  await page.goto('/staff')
  await button(page, 'Sign out').click()
  await expect(page).toHaveURL('/sign-in')
  await typeMailedCode(page, inbox, owner)
  await expect(heading(page)).toHaveText('And your second step')
  await axe()
  // Playwright leaves out what only a browser without scripts shows.
  const answer = await page.request.get('/sign-in/second')
  expect(await answer.text()).toMatch(/<noscript><p[^>]*>Your passkey needs JavaScript/)
  await device.recognizes(false)
  await button(page, 'Use my passkey').click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('nothing has changed')
  await expect(page).toHaveTitle('Error: And your second step · ORNCC')
  await button(page, 'Sign in').click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toHaveCount(2)
  await axe()
  await device.recognizes(true)
  await button(page, 'Use my passkey').click()
  await expect(page).toHaveURL('/staff')

  await page.goto('/account/sign-in')
  await expect(page.getByRole('link', { name: 'Remove Pixel phone' })).toBeVisible()
  await axe()
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await expect(heading(page)).toHaveText('Add a passkey')
  await axe()
  await button(page, 'Use this device').click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('has one of your passkeys already')
  expect(await device.countPasskeys()).toBe(1)

  await page.goto('/account/sign-in')
  await page.getByRole('link', { name: 'Remove Pixel phone' }).click()
  await expect(heading(page)).toHaveText('Remove a passkey')
  await axe()
  await button(page, 'Remove this passkey').click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('your only second step')
  await device.unplug()
  const other = await plugInDevice(page)
  await page.goto('/account/sign-in/passkeys/new')
  await page.getByLabel('What you call this device').fill('Laptop')
  await button(page, 'Use this device').click()
  await expect(page).toHaveURL('/account/sign-in')
  expect(await other.countPasskeys()).toBe(1)
  await page.getByRole('link', { name: 'Remove Pixel phone' }).click()
  await button(page, 'Remove this passkey').click()
  await expect(page).toHaveURL('/account/sign-in')
  await expect(page.getByText('Pixel phone')).toHaveCount(0)
  expect((await inbox.latest(owner, /passkey was removed/)).text).toContain('Pixel phone')

  await page.goto('/staff')
  await button(page, 'Sign out').click()
  await typeMailedCode(page, inbox, owner)
  await page.getByLabel('Code').fill(recoveryCode)
  await button(page, 'Sign in').click()
  await expect(page).toHaveURL('/staff')
})
