import { randomUUID } from 'node:crypto'
import { fillApplication, resume } from './support/application'
import { newOwner, signIn } from './support/owner'
import { expect, test } from './support/test'

test('I apply to the board with my resume, and hear that it has arrived', async ({ page, inbox, axe }) => {
  const email = `linnet-${randomUUID()}@example.org`
  await page.goto('/board/apply')
  await axe()
  await fillApplication(page, { name: 'Linnet Hale', email })
  await page.getByLabel('Your resume').setInputFiles(resume)
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page).toHaveURL('/board/apply/sent')
  await axe()

  const confirmation = await inbox.latest(email, /has arrived/)
  expect(confirmation.text).toContain('Name: Linnet Hale')
  expect(confirmation.text).toContain('Resume: Received')
  expect(confirmation.text).not.toContain('It changed how we argue at home.')
  await expect
    .poll(async () => (await inbox.all('board@example.org')).some(({ text }) => text.includes('Linnet Hale')))
    .toBe(true)

  // The same person once more: the page says nothing new, the mail does.
  await page.goto('/board/apply')
  await fillApplication(page, { name: 'Linnet Hale', email })
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page).toHaveURL('/board/apply/sent')
  await inbox.latest(email, /already have an application/)
})

test('a refused form keeps all that I typed, and says first what is wrong', async ({ page, axe }) => {
  await page.goto('/board/apply')
  await fillApplication(page, { name: 'Linnet Hale', email: 'no address' })
  await page.getByLabel('Your resume').setInputFiles({ ...resume, name: 'resume.pdf', buffer: Buffer.from('MZ\x90') })
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await expect(page).toHaveTitle('Error: Apply to the board · ORNCC')
  await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveText([
    'Enter an email address like name@example.com',
    'The file you chose is not a PDF or a Word document (.docx)',
  ])
  await axe()
  await expect(page.getByLabel('Why would you like to serve ORNCC?')).toHaveValue('It changed how we argue at home.')
  await expect(page.getByLabel('Facilitation')).toBeChecked()
  await page.getByRole('link', { name: 'Enter an email address' }).click()
  await expect(page.getByLabel('Email', { exact: true })).toBeFocused()
})

test('a file too large to send is named before I send the form', async ({ page }) => {
  await page.goto('/board/apply')
  const buffer = Buffer.alloc(7 * 1024 * 1024)
  await page.getByLabel('Your resume').setInputFiles({ ...resume, buffer })
  await expect(page.getByText('is larger than 5 MB. Choose a smaller file.')).toBeVisible()
  await expect(page.getByLabel('Your resume')).toHaveValue('')

  await fillApplication(page, { name: 'Tanager Vale', email: `tanager-${randomUUID()}@example.org` })
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page.getByRole('link', { name: 'The file you chose is larger than 5 MB' })).toBeVisible()
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page).toHaveURL(/\/board\/apply\/sent$/)
})

test('a reviewer reads an application, and saves its resume without opening it', async ({ page, inbox, axe }) => {
  const email = `plover-${randomUUID()}@example.org`
  await page.goto('/board/apply')
  await fillApplication(page, { name: 'Plover Finch', email })
  await page.getByLabel('Your resume').setInputFiles(resume)
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page).toHaveURL('/board/apply/sent')

  await page.goto('/staff/applications')
  await signIn(page, inbox, await newOwner())
  await page.getByRole('link', { name: 'Plover Finch' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plover Finch')
  await expect(page.getByText('It changed how we argue at home.')).toBeHidden()
  await page.getByRole('button', { name: /^Assign all/ }).click()
  await page.getByLabel('No conflict of interest').check()
  await page.getByRole('button', { name: 'Declare it' }).click()
  await expect(page.getByText('It changed how we argue at home.')).toBeVisible()
  await axe()

  const link = page.getByRole('link', { name: 'Download the resume' })
  const address = (await link.getAttribute('href')) ?? ''
  const answer = await page.request.get(address)
  expect(await answer.body()).toEqual(resume.buffer)
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': "attachment; filename*=UTF-8''Linnet%E2%80%99s%20resume.pdf",
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  expect((await page.request.get(address, { maxRedirects: 0 })).status()).toBe(307)
})
