import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { problem } from './support/problem'
import { newRun } from './support/run'
import { expect, test } from './support/test'

const newAddress = (domain = 'example.org') => `changes-${randomUUID().slice(0, 8)}@${domain}`
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
async function takeSeat(page: Page, run: string, email: string) {
  await page.goto(`${run}/register`)
  await page.getByLabel('Name', { exact: true }).fill('Ada Sedge')
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(page).toHaveURL(/\/r\//)
}

test('I correct my address: the old links die, and everything is in the mail at the new one', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const [wrong, right] = [newAddress(), newAddress()]
  await takeSeat(page, await newRun({ capacity: 3 }), wrong)
  const former = page.url().replace(/\?.*/, '')
  const { text } = await inbox.latest(wrong, /^You have a seat/)
  await page.getByRole('link', { name: 'Correct your name or email' }).click()
  await axe()
  await expect(page.getByLabel('Email')).toHaveValue(wrong)
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByLabel('Email').fill(right)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(problem(page).getByRole('link')).toHaveText(['Enter your name'])
  await expect(page.getByLabel('Email')).toHaveValue(right)
  await axe()
  await page.getByLabel('Name', { exact: true }).fill('Ada Alder')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(page.getByRole('status')).toContainText(`We have sent everything to ${right}`)
  await expect(page.getByRole('definition').filter({ hasText: 'Ada Alder' })).toBeVisible()
  await axe()
  const mail = await inbox.latest(right, /^You have a seat/)
  expect(new URL(/http\S+\/r\/\S+/.exec(mail.text)?.[0] ?? '').pathname).toBe(new URL(page.url()).pathname)
  expect(mail.attachments).toHaveLength(1)
  const notice = await inbox.latest(wrong, /^Mails now go to another address/)
  expect(notice.text + notice.html).not.toMatch(new RegExp(`${right}|/r/|/join/`))
  for (const link of [former, /http\S+\/join\/\S+/.exec(text)?.[0] ?? '', `${former}/details`, `${former}/transfer`]) {
    await page.goto(link)
    await expect(heading(page)).toHaveText('This link does not open anything')
  }
})

test('a form left open in another window does not write over the new address', { tag: '@nojs' }, async ({
  page,
  context,
}) => {
  await takeSeat(page, await newRun({ capacity: 3 }), newAddress())
  await page.getByRole('link', { name: 'Correct your name or email' }).click()
  const other = await context.newPage()
  await other.goto(page.url())
  await page.getByLabel('Email').fill(newAddress())
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status')).toContainText('We have sent everything')
  await other.getByLabel('Email').fill(newAddress())
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(heading(other)).toHaveText('This link does not open anything')
})

test('I ask later for what I need: the office hears that, and not what it is', { tag: '@nojs' }, async ({
  page,
  inbox,
}) => {
  const email = newAddress()
  await takeSeat(page, await newRun({ capacity: 3 }), email)
  await page.getByRole('link', { name: 'Ask for what you need' }).click()
  await page.getByLabel('What do you need').fill('A lamp that does not flicker')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status')).toContainText('Your details are saved')
  await page.getByRole('link', { name: 'Ask for what you need' }).click()
  await expect(page.getByLabel('What do you need')).toHaveValue('A lamp that does not flicker')
  const ofMine = async () =>
    (await inbox.all('office@example.org')).find(
      ({ subject, text }) => subject.startsWith('Access needs changed') && text.includes(email),
    )
  await expect.poll(ofMine).toBeTruthy()
  expect((await ofMine())?.text).not.toContain('flicker')
})

test('a slip in a corrected address is asked about once, and one that is registered is refused', {
  tag: '@nojs',
}, async ({ page }) => {
  const run = await newRun({ capacity: 3 })
  const taken = newAddress()
  await takeSeat(page, run, taken)
  await takeSeat(page, run, newAddress())
  await page.getByRole('link', { name: 'Correct your name or email' }).click()
  const slip = newAddress('gmial.com')
  await page.getByLabel('Email').fill(slip)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(problem(page)).toContainText(`Did you mean ${slip.replace('gmial', 'gmail')}?`)
  await page.getByLabel('Email').fill(taken)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(problem(page)).toContainText(`${taken} is registered for this run already`)
})

test('I move to other dates with the links that I have, and a full run takes nobody', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const email = newAddress()
  const course = `listening-${randomUUID()}`
  const from = await newRun({ capacity: 3, course })
  await takeSeat(page, from, email)
  const own = page.url().replace(/\?.*/, '')
  await page.getByRole('link', { name: 'Move to other dates' }).click()
  await expect(page.getByText('No other dates of this course are open just now')).toBeVisible()
  await axe()

  await newRun({ capacity: 1, course })
  await newRun({ capacity: 0, course })
  await page.reload()
  await expect(page.getByRole('radio')).toHaveCount(1)
  await expect(page.getByRole('radio')).toHaveAccessibleName(/^\w+, Jun 8, 2\d{3}, 6:30 – 8:30 pm Pacific \(PDT\)$/)
  await expect(page.getByRole('heading', { name: 'Full' })).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Move my seat' }).click()
  await expect(problem(page)).toContainText('Choose the dates to move to')
  await axe()
  await page.getByRole('radio').check()
  await page.getByRole('button', { name: 'Move my seat' }).click()
  await expect(page).toHaveURL(`${own}?saved=dates`)
  await expect(page.getByRole('status')).toContainText('Your seat has moved')
  const mail = await inbox.latest(email, /^Your seat has moved/)
  expect(mail.attachments.map(({ content }) => /METHOD:\w+/.exec(content)?.[0])).toEqual([
    'METHOD:CANCEL',
    'METHOD:PUBLISH',
  ])
  await page.goto(/http\S+\/join\/\S+/.exec(mail.text)?.[0] ?? '')
  await expect(page.getByText('The room is not open yet')).toBeVisible()

  // The seat there is mine now; the next one finds it full.
  await takeSeat(page, from, newAddress())
  await page.getByRole('link', { name: 'Move to other dates' }).click()
  await expect(page.getByRole('radio')).toHaveCount(0)
})
