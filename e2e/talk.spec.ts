import { applicationInReview } from './support/application-in-review'
import { expect, test } from './support/test'
import { typeName } from './support/type-name'

/** A day so many days from now at a time of the day, as a field for both takes it. */
const at = (days: number, clock: string) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${clock}`

test('a reviewer on a phone offers times, the applicant chooses one by the link of the mail, and it stands in both calendars', {
  tag: '@nojs',
}, async ({ page, inbox, axe, browser, javaScriptEnabled }) => {
  const { name, email, own, desk, session, reviewer } = await applicationInReview()
  await page.context().addCookies([session])
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(desk)
  await page.getByRole('button', { name: 'Move it on: In conversation' }).click()
  await page.getByRole('link', { name: 'Set up the talk' }).click()
  await axe()
  await page.getByLabel('Where').fill('https://zoom.example/j/12345')
  await page.getByRole('button', { name: 'Offer these times' }).click()
  await expect(page.getByRole('link', { name: 'Enter at least one time' })).toBeVisible()
  await expect(page.getByLabel('Where')).toHaveValue('https://zoom.example/j/12345')
  await page.getByLabel('Time 1').fill(at(5, '18:30'))
  await page.getByLabel('Time 2').fill(at(6, '18:30'))
  await page.getByRole('button', { name: 'Offer these times' }).click()
  await expect(page.getByText('The applicant is asked by mail.')).toBeVisible()
  await axe()

  const mail = await inbox.latest(email, /When could you talk/)
  const link = /http\S+\/interview/.exec(mail.text)?.[0] ?? ''
  const applicant = await (
    await browser.newContext({ timezoneId: 'America/New_York', javaScriptEnabled: javaScriptEnabled !== false })
  ).newPage()
  await applicant.setViewportSize({ width: 320, height: 700 })
  await applicant.goto(link)
  if (javaScriptEnabled !== false) await expect(applicant.getByText(/9:30/).first()).toBeVisible()
  await applicant.getByLabel('None of them fits').check()
  await applicant.getByRole('button', { name: 'Tell the board' }).click()
  await expect(applicant.getByRole('link', { name: 'Tell us which days and times' })).toBeVisible()
  await applicant.getByRole('radio').first().check()
  await applicant.getByRole('button', { name: 'Tell the board' }).click()
  await expect(applicant.getByText('The talk is set')).toBeVisible()
  await applicant.goto(new URL(own, applicant.url()).href)
  await expect(applicant.getByText('The talk is set')).toBeVisible()

  const theirs = await inbox.latest(email, /^The talk with ORNCC’s board is set$/)
  const ours = await inbox.latest(reviewer, /^The talk with .* is set$/)
  for (const { attachments } of [theirs, ours]) {
    expect(attachments[0]?.type).toContain('text/calendar')
    expect(attachments[0]?.content).toContain('METHOD:REQUEST')
  }

  await page.reload()
  await expect(page.getByText('The talk is set for')).toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await typeName(page)
  await page.getByRole('button', { name: 'Call the talk off' }).click()
  await expect(page.getByText('It is called off, and everybody who had it is told.')).toBeVisible()
  const off = await inbox.latest(email, /is called off$/)
  expect(off.attachments[0]?.content).toContain('METHOD:CANCEL')
  await page.goto('/staff/applications')
  await expect(page.getByRole('row', { name })).toContainText('Offer times for the talk')
})
