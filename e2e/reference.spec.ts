import { applicationInReview } from './support/application-in-review'
import { expect, test } from './support/test'

test('somebody whom an applicant has named answers by the link of a mail, and only who reads the application sees it', {
  tag: '@nojs',
}, async ({ page, axe, browser }) => {
  const { name, references, own, desk, session } = await applicationInReview()
  const [first = '', second = ''] = references
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(first)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`A few questions about ${name}`)
  await expect(page.getByText('It changed how we argue')).toBeHidden()
  await axe()

  // What was typed stays when something is missing.
  await page.getByLabel('How do you know them').fill('We ran a food bank together.')
  await page.getByRole('button', { name: 'Send my answers to the board' }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await expect(page.getByLabel('How do you know them')).toHaveValue('We ran a food bank together.')
  await axe()
  await page.getByRole('link', { name: 'Say what you see in them' }).click()
  await page.getByLabel('What do you see in them').fill('Patience with people who are late.')
  await page.getByLabel('Yes, with reservations').check()
  await page.getByRole('button', { name: 'Send my answers to the board' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you, your answers are with the board')
  await axe()

  // The other would rather not, on a second press, and may still change their mind.
  await page.goto(second)
  await page.getByRole('link', { name: 'I would rather not answer' }).click()
  await axe()
  await page.getByRole('button', { name: 'Decline to answer' }).click()
  await expect(page.getByText('You have declined.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send my answers to the board' })).toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)

  // The applicant sees nothing of it; who reads the application does.
  await page.goto(own)
  await expect(page.getByText('Patience with people')).toBeHidden()
  const reader = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await reader.context().addCookies([session])
  await reader.goto(desk)
  await expect(reader.getByText('Patience with people who are late.')).toBeVisible()
  await expect(reader.getByText(/^Declined to answer on/)).toBeVisible()
})
