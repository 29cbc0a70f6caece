import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { signIn } from './support/owner'
import { expect, test } from './support/test'

test.use({ viewport: { width: 390, height: 780 } })

test('I lead a course, mark on my phone who is here, take one back, and write to the group', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'e2e/support/make-trainer.ts'])
  const [trainer = '', ada = ''] = stdout.trim().split(' ')
  await page.goto('/trainer')
  await signIn(page, inbox, trainer)
  await expect(page).toHaveURL('/trainer')
  await axe()
  await page.getByRole('link', { name: 'Listening in threes' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Listening in threes')
  await axe()
  const main = page.getByRole('main')
  await expect(main).toContainText('Needs: Captions, please.')
  await expect(main).not.toContainText(/@|\$|Standard/)

  await page.getByRole('link', { name: 'Mark who is here' }).click()
  const here = main.getByRole('status')
  await expect(here).toHaveText('0 of 3 here')
  await page.getByRole('button', { name: 'Here Ada Ash' }).click()
  await expect(here).toHaveText('1 of 3 here')
  await page.getByRole('button', { name: 'Here Cy Cedar' }).click()
  await expect(here).toHaveText('2 of 3 here')
  await axe()
  await page.getByRole('button', { name: 'Undo Cy Cedar' }).click()
  await expect(here).toHaveText('1 of 3 here')
  const button = await page.getByRole('button', { name: 'Here Cy Cedar' }).boundingBox()
  expect(button?.height).toBeGreaterThanOrEqual(44)
  expect((button?.x ?? 0) + (button?.width ?? 1000)).toBeLessThanOrEqual(390)
  await page.getByRole('link', { name: 'Done' }).click()
  await expect(page.getByRole('link', { name: '1 of 3 here' })).toBeVisible()

  await page.getByRole('link', { name: 'Roster to print' }).click()
  await expect(page.getByRole('table')).toContainText('Captions, please.')
  await page.goBack()

  await page.getByRole('link', { name: 'Write to the group' }).click()
  await page.getByLabel('Subject').fill('For our next evening')
  await page.getByLabel('Your message').fill('Dear {name},\n\nplease bring something to write with.')
  await page.getByRole('button', { name: 'Show what will be sent' }).click()
  await expect(main).toContainText('3 people get a mail each')
  await axe()
  expect((await main.textContent())?.replace('office@example.org', '')).not.toContain('@')
  await page.getByRole('button', { name: 'Send it to 3 people' }).click()
  await expect(main.getByRole('status')).toContainText('3 mails are on their way')
  const mail = await inbox.latest(ada, /For our next evening/)
  expect(mail.text).toContain('Dear Ada Ash,\n\nplease bring something to write with.')
  expect(mail.headers['reply-to']).toContain('office@example.org')
})
