import { randomUUID } from 'node:crypto'
import { expect, test } from './support/test'

test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

test('My connection is lost as I send a form: it waits with all that I typed, and is sent once', async ({
  page,
  context,
  inbox,
}) => {
  const message = `From the train, ${randomUUID()}.`
  await page.goto('/contact?topic=access')
  await page.getByLabel('Name').fill('Wren Ayala')
  await page.getByLabel('Email').fill('wren-travels@example.org')
  await page.getByLabel('Your message').fill(message)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Send the message' }).click()
  await expect(page.getByText('There is no connection. It is sent as soon as there is one')).toBeVisible()
  await expect(page.getByLabel('Your message')).toHaveValue(message)
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'Your message has been sent' })).toBeVisible()
  const ofMine = async () => (await inbox.all('office@example.org')).filter(({ text }) => text.includes(message)).length
  await expect.poll(ofMine).toBe(1)
})
