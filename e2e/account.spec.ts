import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { newRun } from './support/run'
import { expect, type Inbox, test } from './support/test'

/** Signs in as somebody without a desk: the mailed code is enough. */
async function typeCode(page: Page, inbox: Inbox, email: string) {
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  const { subject } = await inbox.latest(email, /your code/)
  await page.getByLabel('Code').fill(/\d{3} \d{3}/.exec(subject)?.[0] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('I sign in, see my seat, download my data, and have myself removed', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const email = `zora-${randomUUID().slice(0, 8)}@example.org`
  await page.goto(`${await newRun({ capacity: 3 })}/register`)
  await page.getByLabel('Name', { exact: true }).fill('Zora Quill')
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(page).toHaveURL(/\/r\//)

  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await typeCode(page, inbox, email)
  await expect(page).toHaveURL('/account')
  const main = page.getByRole('main')
  await expect(main).toContainText('Listening in pairs')
  await expect(main).toContainText('You have a seat')
  await axe()
  expect((await page.request.get('/staff')).status(), 'a session without a grant opens no desk').toBe(404)
  expect((await page.request.get('/trainer')).status()).toBe(404)

  await page.getByRole('link', { name: 'Your name and time zone' }).click()
  await page.getByLabel('Name').fill('Zora Quillfeather')
  await page.getByLabel('Time zone').selectOption({ label: 'Eastern' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(main.getByRole('status')).toContainText('Your details are saved')
  await expect(main).toContainText('where you are')

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all that we have stored about you' }).click()
  const file = JSON.parse(await readFile(await (await downloading).path(), 'utf8'))
  expect(Object.keys(file)[0]).toBe('about')
  expect(file.registrations).toMatchObject([{ name: 'Zora Quill', zone: 'America/New_York' }])

  await page.getByRole('link', { name: 'Have yourself removed' }).click()
  await expect(main).toContainText('You are registered for Listening in pairs')
  await axe()
  await main.getByRole('link', { name: 'Give it back there' }).click()
  await page.getByRole('link', { name: 'Give the seat back' }).click()
  await page.getByRole('button', { name: 'Give my seat back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You gave your seat back')

  await page.goto('/account/remove')
  await page.getByLabel('To confirm, type your email address').fill('no')
  await page.getByRole('button', { name: 'Remove me for good' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await axe()
  await page.getByLabel('To confirm, type your email address').fill(email)
  await page.getByRole('button', { name: 'Remove me for good' }).click()
  await expect(page).toHaveURL('/account/remove/done')
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  const codes = async () => (await inbox.all(email)).filter(({ subject }) => /your code/.test(subject)).length
  const before = await codes()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Type your code')
  await page.getByLabel('Code').fill('123456')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(main.getByRole('alert')).toContainText('This code is not right, or no longer valid')
  expect(await codes()).toBe(before)
})
