import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { signIn } from './support/owner'
import { expect, test } from './support/test'

test.use({ viewport: { width: 390, height: 780 } })

test('I lead a course, mark on my phone who is here, take one back, write to the group, and change a draft', {
  tag: '@nojs',
}, async ({ page, inbox, axe }) => {
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

  // A run that is not public yet: when and where are mine to write, prices are not.
  await page.goto('/trainer')
  await page.getByRole('link', { name: 'Listening in fours' }).click()
  await axe()
  await page.getByRole('link', { name: 'Change the draft' }).click()
  await expect(page.getByLabel('Session 1', { exact: true })).toBeVisible()
  await expect(main).not.toContainText(/\$|Standard/)
  await axe()
  await page.getByRole('radio', { name: 'In a room', exact: true }).check()
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText('street address')
  await page.getByLabel('Street address').fill('12 Alder Street, Bend')
  await page.getByRole('group', { name: 'Session 1', exact: true }).getByLabel('Start').fill('17:15')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(main.getByRole('status')).toContainText('The draft is saved')
  await expect(main).toContainText('12 Alder Street, Bend')
  await expect(main).toContainText('5:15')
})
