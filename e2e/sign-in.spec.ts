import type { Page } from '@playwright/test'
import { appCode, newOwner, setUpApp, signIn, typeMailedCode } from './support/owner'
import { expect, newNetworkAddress, test } from './support/test'

async function askForCode(page: Page, email: string) {
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Type your code')
}

test('I sign in with the code that was mailed to me, see the lists and sign out', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const owner = await newOwner()
  const look = async () => javaScriptEnabled && axe()
  await page.goto('/staff/applications')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await look()
  await askForCode(page, owner)
  await look()
  const mail = await inbox.latest(owner, /your code/)
  const code = /\d{3} \d{3}/.exec(mail.subject)?.[0] ?? ''

  await page.getByLabel('Code').fill('12')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The code is six digits')

  await page.getByLabel('Code').fill(` ${code} `)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('img', { name: 'A picture for your app' })).toBeVisible()
  await look()

  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'This is my code' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await setUpApp(page)
  await look()
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL('/staff/applications')
  await expect(page.getByRole('table')).toBeVisible()
  await look()

  await page.getByRole('link', { name: 'ORNCC desk' }).click()
  for (const list of ['Runs', 'Gifts', 'Applications']) {
    await expect(page.getByRole('main').getByRole('link', { name: list })).toBeVisible()
  }
  await look()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  await page.goto('/staff')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
})

test('with the mailed code alone no desk opens; my app’s code or a recovery code opens it, and a recovery code once', {
  tag: '@nojs',
}, async ({ page, inbox, axe }) => {
  const owner = await newOwner()
  await typeMailedCode(page, inbox, owner)
  for (const path of ['/staff', '/staff/runs', '/account/sign-in', '/account']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in\/second\/set-up\?to=/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  const { key, recoveryCodes } = await setUpApp(page)
  expect(new Set(recoveryCodes).size).toBe(10)
  const signOut = async () => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goto('/staff')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL('/sign-in')
  }

  await signOut()
  await typeMailedCode(page, inbox, owner)
  await page.goto('/staff/runs')
  await expect(page).toHaveURL(/\/sign-in\/second\?to=/)
  await axe()
  await page.getByLabel('Code').fill('123')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('the twelve of a recovery code')
  // The code of this half minute set up the app, so only the next one is fresh.
  await page.getByLabel('Code').fill(appCode(key, 1))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/staff/runs')

  await signOut()
  await typeMailedCode(page, inbox, owner)
  await page.getByLabel('Code').fill(recoveryCodes[0] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/staff')
  expect((await inbox.latest(owner, /recovery codes was used/)).text).toContain('9 are left')

  await signOut()
  await typeMailedCode(page, inbox, owner)
  await page.getByLabel('Code').fill(recoveryCodes[0] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not right, or was used already')
})

test('I see where I am signed in, end another browser’s session, and make new recovery codes', {
  tag: '@nojs',
}, async ({ page, inbox, axe, browser, baseURL }) => {
  const owner = await newOwner()
  await signIn(page, inbox, owner)
  const elsewhere = await browser.newPage({
    baseURL,
    extraHTTPHeaders: { 'x-forwarded-for': newNetworkAddress() },
  })
  await signIn(elsewhere, inbox, owner)

  await page.goto('/account/sign-in')
  const rows = page.getByRole('listitem').filter({ hasText: 'Chrome on' })
  await expect(rows).toHaveCount(2)
  await axe()
  const other = rows.filter({ hasNotText: 'Here' })
  await other.locator('input[name=id]').evaluate((field: HTMLInputElement) => field.setAttribute('value', 'nobody'))
  await other.getByRole('button').click()
  await expect(page).toHaveTitle('Error: Your sign-in · ORNCC')
  await page.goto('/account/sign-in')
  await expect(page).toHaveTitle('Your sign-in · ORNCC')
  await other.getByRole('button').click()
  await expect(rows).toHaveCount(1)
  await elsewhere.goto('/staff')
  await expect(elsewhere).toHaveURL(/\/sign-in\?to=/)
  await elsewhere.close()

  await page.getByRole('link', { name: 'Make new recovery codes' }).click()
  await page.getByRole('button', { name: 'Make ten new codes' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keep your recovery codes')
  await expect(page.locator('code')).toHaveCount(10)
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 of 10 not used yet')).toBeVisible()

  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL('/sign-in')
})

test('the session’s cookie is out of reach of scripts, and dies with the sign-out', async ({
  page,
  inbox,
  context,
}) => {
  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL('/staff')

  const session = (await context.cookies()).find(({ name }) => name.endsWith('session-token'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  if (session) await context.addCookies([session])
  await page.goto('/staff')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
})

test('a stranger’s address gets the same answer, and no mail', async ({ page, inbox }) => {
  const stranger = 'no-desk-here@example.org'
  await page.goto('/sign-in')
  await askForCode(page, stranger)
  await page.getByLabel('Code').fill('123456')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('This code is not right, or no longer valid')
  expect(await inbox.all(stranger)).toEqual([])
})

test('no address in a link sends me to another site after I have signed in', async ({ page }) => {
  await page.goto('/sign-in?to=//elsewhere.example/')
  await expect(page.locator('input[name=to]')).toHaveValue('/account/home')
})

test('a link opened by a mail scanner signs nobody in', async ({ request }) => {
  const answer = await request.get('/api/auth/callback/email?token=abc&email=owner%40example.org', { maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  expect(answer.headers().location).toBe('/sign-in/code')
  expect(answer.headers()['set-cookie']).toBeUndefined()
})
