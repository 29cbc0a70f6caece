import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newOwner, signIn } from './support/owner'
import { lettersOf, readPdf } from './support/read-pdf'
import { expect, IN_TIME, type Inbox, type Mail, test } from './support/test'
import { typeName } from './support/type-name'

/** Gives $50, as somebody new unless an address is named, and reads the receipt's mail. */
async function give(
  page: Page,
  inbox: Inbox,
  email = `mine-${randomUUID()}@example.org`,
): Promise<{ email: string; mail: Mail; mine: string }> {
  await page.goto('/donate/give?amount=50')
  await page.getByLabel('Your name', { exact: true }).fill('Zoë Łukasz Nguyễn')
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.locator('main').getByRole('button').click()
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  const mail = await inbox.latest(email, /Your receipt/)
  return { email, mail, mine: mineIn(mail) }
}

function mineIn(mail: Mail): string {
  const mine = /https?:\/\/\S+(\/donate\/mine\/\S+)/.exec(mail.text)?.[1]
  if (!mine) throw new Error('The mail does not lead to the page of gifts')
  return mine
}

/** The kept text as the mail has it: from its banner to its imprint. */
function receiptIn(mail: Mail): string {
  return /\*\*\* Demonstration[\s\S]*Wording of \S+/.exec(mail.text)?.[0] ?? ''
}

test('I give, follow the mail to my gifts, and the receipt says the same on the page, in the mail and as PDF', async ({
  page,
  inbox,
  axe,
}) => {
  const { mail, mine } = await give(page, inbox)
  const kept = lettersOf(receiptIn(mail))
  expect(kept).toContain('Zoë')
  const attached = readPdf(Buffer.from(mail.attachments[0]?.content ?? '', 'base64'))
  expect(lettersOf(attached.text)).toBe(kept)

  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(mine)
    await axe()
    await expect(page.getByText('Gift: $50.00')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.getByRole('link', { name: /^Receipt \d+$/ }).click()
  const sheet = page.getByRole('region', { name: /^Receipt \d+$/ })
  const shown = lettersOf(`${await sheet.textContent()}`)
  expect(shown.replace('COPY', '')).toBe(kept)
  await axe()

  await page.emulateMedia({ media: 'print' })
  await expect(sheet).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  const href = await page.getByRole('link', { name: 'Open the PDF' }).getAttribute('href')
  const [one, again] = [await page.request.get(`${href}`), await page.request.get(`${href}`)]
  expect(one.headers()['content-type']).toBe('application/pdf')
  expect((await one.body()).equals(await again.body())).toBe(true)
  expect(lettersOf(readPdf(await one.body()).text).replace('COPY', '')).toBe(kept)
})

test('I have lost the mail, type my address, and am mailed the way; a stranger’s address gets the same answer', {
  tag: '@nojs',
}, async ({ page, inbox }) => {
  const { email, mine } = await give(page, inbox)
  for (const typed of [`nobody-${randomUUID()}@example.org`, email]) {
    await page.goto('/donate/find-my-gifts')
    await page.getByLabel('Email').fill(typed)
    await page.getByRole('button', { name: 'Send me the way' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look in your mail')
  }
  expect(mineIn(await inbox.latest(email, /Your gifts and receipts/))).toBe(mine)
})

test('I kill the address of my gifts, and the new one comes by mail alone', { tag: '@nojs' }, async ({
  page,
  inbox,
}) => {
  const { email, mine } = await give(page, inbox)
  await page.goto(mine)
  await page.getByText('Has somebody else got this address?').click()
  await page.getByRole('button', { name: 'Kill this address and mail me a new one' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The old address is dead')
  const renewed = mineIn(await inbox.latest(email, /The new address/))
  expect(renewed).not.toBe(mine)
  await page.goto(mine)
  await expect(page.getByRole('link', { name: 'Send me my links' })).toHaveAttribute('href', '/donate/find-my-gifts')
  await page.goto(renewed)
  await expect(page.getByText('Gift: $50.00')).toBeVisible()
})

test('I sign in, and my account leads to my gifts', async ({ page, inbox }) => {
  const { email } = await give(page, inbox, await newOwner())
  await page.goto('/account')
  await signIn(page, inbox, email)
  await page.getByRole('link', { name: 'Everything that you have paid or given' }).click()
  await expect(page.getByText('Gift: $50.00')).toBeVisible()
})

test('The treasurer makes the statements of a year, they are mailed, and each is printed and mailed again', async ({
  page,
  inbox,
  axe,
}) => {
  const owner = await newOwner()
  await page.goto('/staff/statements')
  await signIn(page, inbox, owner)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Statements of \d{4}$/)
  const years = page.getByRole('navigation', { name: 'Years' }).getByRole('link')
  const oldest = `${await years.last().textContent()}`
  await years.last().click()
  await expect(page.getByText('Not made')).toBeVisible()
  await axe()
  await page.getByRole('link', { name: 'Make and mail the one that is missing' }).click()
  await axe()
  await typeName(page)
  await page.getByRole('button', { name: 'Make and mail them' }).click()
  await expect(page.getByRole('status')).toContainText('They are being made and mailed')

  await expect(async () => {
    await page.goto(`/staff/statements?year=${oldest}`)
    await expect(page.getByRole('cell', { name: 'Mailed', exact: true })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: IN_TIME })
  await axe()
  const donor = `${await page.getByRole('cell', { name: /@/ }).textContent()}`
  const mail = await inbox.latest(donor, /statement of gifts/)
  const kept = lettersOf(receiptIn(mail))
  expect(lettersOf(readPdf(Buffer.from(mail.attachments[0]?.content ?? '', 'base64')).text)).toBe(kept)
  const href = await page.getByRole('link', { name: /^Copy/ }).getAttribute('href')
  const copy = await page.request.get(`${href}`)
  expect(lettersOf(readPdf(await copy.body()).text).replace('COPY', '')).toBe(kept)

  await page.getByRole('button', { name: /^Mail it again/ }).click()
  await expect(page.getByRole('status')).toContainText('once more')
  const statements = async () => (await inbox.all(donor)).filter(({ subject }) => /statement of gifts/.test(subject))
  await expect.poll(async () => (await statements()).length, { timeout: IN_TIME }).toBe(2)

  await page.goto(mineIn(mail))
  await page.getByRole('link', { name: `Statement of ${oldest}`, exact: true }).click()
  const shown = await page.getByRole('region', { name: `Statement of ${oldest}` }).textContent()
  expect(lettersOf(`${shown}`).replace('COPY', '')).toBe(kept)
  await axe()
})
