import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newOwner, signIn } from './support/owner'
import { expect, type Inbox, test } from './support/test'
import { typeName } from './support/type-name'

// Who says that the letters are printed says it of all that wait.
test.use({ alone: 'letters' })

const newName = (name: string) => `${name} ${randomUUID().slice(0, 8)}`

async function openAt(page: Page, inbox: Inbox, path: string) {
  const email = await newOwner()
  await page.goto(path)
  await signIn(page, inbox, email)
}

async function writeCheck(page: Page, check: Record<string, string>) {
  for (const [label, typed] of Object.entries(check)) await page.getByLabel(label, { exact: true }).fill(typed)
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

test('I enter a pile of checks, with email and without, and take one back', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const [ada, ben] = [newName('Ada'), newName('Ben')]
  const email = `ada-${randomUUID()}@example.org`
  await openAt(page, inbox, '/staff/gifts')
  await page.getByRole('link', { name: 'Enter a gift' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter a gift')
  await expect(page.getByLabel('Number of shares')).toBeHidden()
  await axe()

  await writeCheck(page, { Name: ada })
  await press(page, 'Enter it')
  await expect(page.getByRole('link', { name: 'Enter the amount' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error: /)
  await axe()
  await writeCheck(page, {
    'The day it came': '2026-01-04',
    'The day of its postmark (optional)': '2025-12-31',
    'Amount, in dollars': '50',
    'Its number (optional)': '1042',
    'Email (optional)': email,
  })
  await press(page, 'Enter it')
  await expect(page.getByRole('status')).toContainText(`$50.00 from ${ada} is entered.`)
  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain('Date of gift: December 31, 2025, the day of its postmark')

  // The next of the pile: the same way, the same day, and the cursor stands where it differs.
  await expect(page.getByLabel('How it was given')).toHaveValue('CHECK')
  await expect(page.getByLabel('The day it came')).toHaveValue('2026-01-04')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
  if (javaScriptEnabled) await expect(page.getByLabel('Amount, in dollars')).toBeFocused()
  const next = { 'Amount, in dollars': '75', Name: ben, 'Postal address (optional)': '2 Moss Road\nBend, OR 97701' }
  await writeCheck(page, next)
  await press(page, 'Enter it')
  await expect(page.getByRole('status')).toContainText('is printed with the letter')

  // The same again: asked about, and so is who it is.
  await writeCheck(page, next)
  await press(page, 'Enter it')
  await expect(page.getByRole('link', { name: /It may have been entered already/ })).toBeVisible()
  await axe()
  await page.getByLabel(/^This is another gift than order/).check()
  await page.getByLabel(`It is ${ben}: no email; 2 Moss Road, Bend, OR 97701`).check()
  await press(page, 'Enter it')
  await expect(page.getByRole('status')).toContainText(`$75.00 from ${ben} is entered.`)

  const rows = page.getByRole('row').filter({ hasText: ben })
  await expect(rows).toHaveCount(2)
  await rows.first().getByRole('link', { name: 'Void' }).click()
  await axe()
  await page.getByLabel('What was wrong').fill('Entered twice')
  await typeName(page)
  await press(page, 'Void this gift')
  await expect(page.getByRole('status')).toContainText('It is void')
  await expect(rows.first()).toContainText('Void: Entered twice')
})

test('I enter shares with a keyboard alone', async ({ page, inbox }) => {
  const name = newName('Cleo')
  await openAt(page, inbox, '/staff/gifts/enter')
  await page.getByLabel('How it was given').focus()
  const type = async (...typed: string[]) => {
    for (const text of typed) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(text)
    }
  }
  await page.keyboard.type('Stock')
  await type('01042026')
  // A day has three parts and a picker.
  await page.getByLabel('Number of shares').focus()
  await page.keyboard.type('12')
  await type('Alder Inc. (ALDR)', '', name, `cleo-${randomUUID()}@example.org`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText(`12 shares of Alder Inc. (ALDR) from ${name} is entered.`)
})

test('I print the letters, say so, and take it back', { tag: '@nojs' }, async ({ page, inbox, axe }) => {
  const name = newName('Una')
  await openAt(page, inbox, '/staff/gifts/enter')
  await writeCheck(page, {
    'The day it came': '2026-01-05',
    'Amount, in dollars': '20',
    Name: name,
    'Postal address (optional)': '3 Moss Road\nBend, OR 97701',
  })
  await press(page, 'Enter it')
  await expect(page.getByRole('status')).toContainText('is entered')
  await page.getByRole('link', { name: 'Letters to print' }).click()
  const letter = page.getByRole('article', { name: `Letter to ${name}` })
  await expect(letter).toContainText('Thank you. Your gift of $20 has reached us')
  await expect(letter).toContainText('Receipt for a charitable contribution')
  await axe()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
  await expect(letter).toBeVisible()
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('button', { name: /^(It is|These \d+ are) printed$/ }).click()
  await expect(page.getByRole('status')).toContainText('marked as printed')
  await expect(letter).toBeHidden()
  await axe()
  const batch = page.getByRole('listitem').filter({ hasText: name })
  await batch.getByRole('button', { name: /to be printed again/ }).click()
  await expect(letter).toBeVisible()
})

test('I import a file with one bad row, mend it, and cannot import it twice', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const [ada, ben] = [newName('Ada'), newName('Ben')]
  const file = (amount: string) => ({
    name: 'checks.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `method,amount,received,reference,name,email,address\ncheck,50,1/4/2026,7,${ada},${ada.replace(' ', '.')}@example.org,\ncash,${amount},1/5/2026,,${ben},,"2 Moss Road, Bend"\n`,
    ),
  })
  await openAt(page, inbox, '/staff/gifts/import')
  await axe()
  await press(page, 'Look at it')
  await expect(page.getByRole('link', { name: 'Choose a file' })).toBeVisible()
  await page.getByLabel('CSV file').setInputFiles(file('twenty'))
  await press(page, 'Look at it')
  await expect(page.getByText('2 rows: 1 can be entered, $50.00 in money; 1 cannot.')).toBeVisible()
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  await expect(row(ben).first()).toContainText('Refused')
  await expect(row(ben).first()).toContainText('Enter an amount in dollars, like 75 or 75.50')
  await expect(page.getByRole('button', { name: 'Enter these gifts' })).toBeHidden()
  await axe()

  await page.getByRole('link', { name: 'Choose the mended file' }).click()
  await page.getByLabel('CSV file').setInputFiles(file('20'))
  await press(page, 'Look at it')
  await expect(page.getByText('2 rows: 2 can be entered, $70.00 in money.')).toBeVisible()
  await expect(row(ada).first()).toContainText('a new person')
  await typeName(page)
  await press(page, 'Enter these gifts')
  await expect(page.getByText('2 gifts are entered')).toBeVisible()
  await inbox.latest(`${ada.replace(' ', '.')}@example.org`.toLowerCase(), /receipt/i)

  await page.goto('/staff/gifts/import')
  await page.getByLabel('CSV file').setInputFiles(file('20'))
  await press(page, 'Look at it')
  await typeName(page)
  await press(page, 'Enter these gifts')
  await expect(page.getByRole('link', { name: 'Row 2: say whether it is another gift' })).toBeVisible()
  await axe()
  for (const choice of await page.getByLabel('Leave this row out').all()) await choice.check()
  await typeName(page)
  await press(page, 'Enter these gifts')
  await expect(page.getByText('0 gifts are entered')).toBeVisible()
})
