import { expect, test } from './support/test'

test('I write to the office, and see what I have sent', async ({ page, inbox }) => {
  await page.goto('/contact?topic=access&about=introduction-in-spring')
  await expect(page.getByLabel('What is it about?')).toHaveValue('access')
  await page.getByRole('button', { name: 'Send the message' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveText([
    'Enter your name',
    'Enter your email address',
    'Write your message',
  ])

  const message = 'Is there a ramp at the door?\nAnd <b>captions</b>?'
  await page.getByLabel('Name').fill('Wren Ayala')
  await page.getByLabel('Email').fill('wren-writes@example.org')
  await page.getByLabel('Your message').fill(message)
  await page.getByRole('button', { name: 'Send the message' }).click()
  await expect(page.getByRole('heading', { name: 'Your message has been sent' })).toBeVisible()
  await expect(page.getByRole('blockquote')).toHaveText(message)

  await expect
    .poll(async () => (await inbox.all('office@example.org')).some(({ text }) => text.includes('> Is there a ramp')))
    .toBe(true)
  const mails = await inbox.all('office@example.org')
  const mail = mails.find(({ text }) => text.includes('> Is there a ramp'))
  expect(mail?.subject).toBe('A message from the website: Access needs')
  expect(mail?.headers['reply-to']).toContain('wren-writes@example.org')
  expect(mail?.from).not.toContain('wren-writes')
  expect(mail?.text).toContain('/events/introduction-in-spring')
  expect(await inbox.all('wren-writes@example.org')).toEqual([])
})
