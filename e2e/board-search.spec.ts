import { newOwner, signIn } from './support/owner'
import { expect, IN_TIME, test } from './support/test'

test('the board says which skills it looks for, and applicants read it first', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  await page.goto('/staff/applications/search')
  await signIn(page, inbox, await newOwner())
  await axe()
  await page.getByLabel('Law').selectOption({ label: 'Looked for most' })
  await page.getByLabel('Weeks until').fill('soon')
  await page.getByRole('button', { name: 'Save what applicants read' }).click()
  await expect(page.getByRole('link', { name: /Enter a whole number of weeks/ })).toBeVisible()
  await page.getByLabel('Weeks until').fill('6')
  await page.getByRole('button', { name: 'Save what applicants read' }).click()
  await page.getByRole('link', { name: 'See the page as applicants do' }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Within 6 weeks')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: IN_TIME })
  await expect(page.getByRole('definition').filter({ hasText: 'Law' })).toBeVisible()
  await expect(page.getByText('How long it lasts is not set yet.')).toBeVisible()
  await axe()

  await page.goto('/staff/applications/figures')
  await expect(page.getByRole('cell', { name: 'Fewer than 5' }).first()).toBeVisible()
  await axe()
  const csv = await page.request.get('/staff/applications/totals.csv')
  expect(await csv.text()).toContain(
    '"Sent in (UTC)","Applications","Still open","Accepted","Declined","Withdrawn","Closed undecided"',
  )
})

test('I may say something of myself apart from my application, and am only counted', { tag: '@nojs' }, async ({
  page,
  axe,
}) => {
  await page.goto('/board/apply/sent')
  await page.getByRole('link', { name: 'a few questions about who applies' }).click()
  await axe()
  await page
    .getByRole('group', { name: /How old are you/ })
    .getByLabel('45 to 59')
    .check()
  await page.getByRole('button', { name: 'Count my answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Counted. Thank you.')
  await axe()
})
