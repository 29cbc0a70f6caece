import { randomUUID } from 'node:crypto'
import { beginApplication, resume } from './support/application'
import { expect, test } from './support/test'

// The browser's own words about the post that is too large, and about an answer that names no icon.
test.use({ expectedErrors: [/413/] })

test('a file too large to send costs me nothing that I typed', async ({ page, inbox }) => {
  await beginApplication(page, inbox, `gull-${randomUUID()}@example.org`)
  await page.getByRole('link', { name: 'Resume and access' }).click()
  await page.getByLabel('What would help you take part?').fill('Captions')
  await page.getByLabel('Your resume').setInputFiles({ ...resume, buffer: Buffer.alloc(7 * 1024 * 1024) })
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The file is too large')
  await expect(page.getByText('Choose a file of at most 5 MB, or none.')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('What would help you take part?')).toHaveValue('Captions')
})
