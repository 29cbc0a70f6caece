import type { Page } from '@playwright/test'
import { newOwner, signIn } from './support/owner'
import { expect, test } from './support/test'

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
  await expect(page.locator('input[name=to]')).toHaveValue('/staff')
})

test('a link opened by a mail scanner signs nobody in', async ({ request }) => {
  const answer = await request.get('/api/auth/callback/email?token=abc&email=owner%40example.org', { maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  expect(answer.headers().location).toBe('/sign-in/code')
  expect(answer.headers()['set-cookie']).toBeUndefined()
})
