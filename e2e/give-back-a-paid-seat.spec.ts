import { randomUUID } from 'node:crypto'
import { paySeat } from './support/pay-seat'
import { expect, test } from './support/test'

const newAddress = () => `giver-${randomUUID().slice(0, 8)}@example.org`

test('I give my paid seat back, see first what goes back, and my receipt is void', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const email = newAddress()
  await paySeat(page, inbox, email)
  const own = page.url()
  await page.getByRole('link', { name: 'Your receipt, to print' }).click()
  await expect(page.getByText('COPY')).toBeVisible()
  await expect(page.getByRole('row', { name: 'Amount charged $200.00' })).toBeVisible()
  await axe()

  await page.goto(own)
  await page.getByRole('link', { name: 'Give the seat back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Give the seat back')
  const money = page.getByRole('region', { name: 'What goes back, and what stays' })
  await expect(money.getByRole('row', { name: /Gift to ORNCC/ })).toContainText('$0.00')
  await expect(money.getByRole('row', { name: /^Together/ })).toContainText('$180.00')
  await expect(money).toContainText(/This holds until .+ Pacific \(P[SD]T\)/)
  await expect(page.getByRole('radio', { name: 'Back to the card that I paid with' })).toBeChecked()
  await axe()
  await page.getByRole('button', { name: 'Give my seat back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You gave your seat back')

  const mail = await inbox.latest(email, /^You gave your seat back/)
  expect(mail.text).toContain('$180 goes back to the card that you paid with')
  expect(mail.text).toContain('Receipt for a charitable contribution')
  expect(mail.text).toMatch(/This receipt replaces receipt \d+, which is void/)
  expect(mail.attachments.map(({ content }) => content).join()).toContain('METHOD:CANCEL')
  await page.goto(`${own}/receipt`)
  await expect(page.getByText(/^Receipt \d+ is void$/)).toBeVisible()
  await expect(page.getByRole('row', { name: 'Amount of this receipt $20.00' })).toBeVisible()
  await axe()
})

test('I turn what was due back into a gift, and have its receipt', { tag: '@nojs' }, async ({ page, inbox }) => {
  const email = newAddress()
  await paySeat(page, inbox, email)
  await page.getByRole('link', { name: 'Give the seat back' }).click()
  await page.getByRole('radio', { name: 'Turn $180 into a gift to ORNCC' }).check()
  await page.getByRole('button', { name: 'Give my seat back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You gave your seat back')
  const mail = await inbox.latest(email, /^You gave your seat back/)
  expect(mail.text).toContain('$180 was due back to you, and you have turned it into a gift')
  expect(mail.text).toContain('Amount given: $180.00')
})
