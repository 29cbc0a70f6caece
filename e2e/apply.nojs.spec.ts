import { randomUUID } from 'node:crypto'
import { fillApplication, resume } from './support/application'
import { expect, test } from './support/test'

// The browser's own words about the post that is too large, and about a plain answer that names no icon.
test.use({ expectedErrors: [/413/] })

test('my resume survives a form that was refused', async ({ page, inbox }) => {
  const email = `merle-${randomUUID()}@example.org`
  await page.goto('/board/apply')
  await fillApplication(page, { name: 'Merle Bird', email })
  await page.getByLabel('Your resume').setInputFiles(resume)
  await page.getByLabel('Phone').fill('')
  await page.getByRole('button', { name: 'Send the application' }).click()

  await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveText(['Enter your phone number'])
  await expect(page.getByText('We have kept Linnet’s resume.pdf')).toBeVisible()
  await page.getByLabel('Phone').fill('503-555-0123')
  await page.getByLabel('Your name, typed').fill('')
  await page.getByRole('button', { name: 'Send the application' }).click()

  await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveText(['Type your name to sign'])
  await expect(page.getByText('We have kept Linnet’s resume.pdf')).toBeVisible()
  await page.getByLabel('Your name, typed').fill('Merle Bird')
  await page.getByRole('button', { name: 'Send the application' }).click()

  await expect(page).toHaveURL('/board/apply/sent')
  expect((await inbox.latest(email, /has arrived/)).text).toContain('Resume: Received')
})

test('I can leave out a resume that was kept', async ({ page, inbox }) => {
  const email = `dove-${randomUUID()}@example.org`
  await page.goto('/board/apply')
  await fillApplication(page, { name: 'Dove Lark', email })
  await page.getByLabel('Your resume').setInputFiles(resume)
  await page.getByLabel('Phone').fill('')
  await page.getByRole('button', { name: 'Send the application' }).click()
  await page.getByLabel('Phone').fill('503-555-0123')
  await page.getByLabel('Apply without this resume.').check()
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page).toHaveURL('/board/apply/sent')
  expect((await inbox.latest(email, /has arrived/)).text).toContain('Resume: None')
})

test('a file too large to send costs me nothing that I typed', async ({ page }) => {
  await page.goto('/board/apply')
  await fillApplication(page, { name: 'Gull Tern', email: 'gull@example.org' })
  await page.getByLabel('Your resume').setInputFiles({ ...resume, buffer: Buffer.alloc(7 * 1024 * 1024) })
  await page.getByRole('button', { name: 'Send the application' }).click()
  await expect(page.getByText('Choose a file of at most 5 MB, or none.')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Why would you like to serve ORNCC?')).toHaveValue('It changed how we argue at home.')
})
