import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { applyToBoard, resume } from './support/application'
import { leaveToThese, letTenMinutesPass, letThreeYearsPass } from './support/board'
import { newOwner, signIn } from './support/owner'
import { expect, type Inbox, newNetworkAddress, test } from './support/test'
import { typeName } from './support/type-name'

async function member(browser: Browser, inbox: Inbox, address: string, width: number) {
  const extraHTTPHeaders = { 'x-forwarded-for': newNetworkAddress() }
  const page = await (await browser.newContext({ viewport: { width, height: 800 }, extraHTTPHeaders })).newPage()
  const email = await newOwner()
  await page.goto(address)
  await signIn(page, inbox, email)
  return { page, email }
}

async function declare(page: Page, what: string) {
  await page.getByLabel(what).check()
  await page.getByRole('button', { name: 'Declare it' }).click()
  await expect(page.getByText('Your declaration is written down.')).toBeVisible()
}

async function giveScores(page: Page, points: string) {
  await page.getByRole('link', { name: 'Score it' }).click()
  await expect(page.getByText('You see what others have scored once your own scores are in.')).toBeVisible()
  for (const group of await page.getByRole('group', { name: 'Points' }).all()) await group.getByLabel(points).check()
  await page.getByLabel('What you saw').first().fill('Listens before speaking.')
  await page.getByRole('button', { name: 'Give my scores' }).click()
  await expect(page.getByText('Mean by weight')).toBeVisible()
}

async function fits(page: Page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

test('three reviewers, one of them recused and one on a phone, take an application from its arrival to the letter', async ({
  page,
  inbox,
  axe,
  browser,
}) => {
  test.setTimeout(600_000)
  const name = `Wren ${randomUUID().slice(0, 8)}`
  const applicant = `wren-${randomUUID()}@example.org`
  await applyToBoard(page, inbox, { name, email: applicant, file: resume })

  // The applicant follows it by the link of the mail alone.
  const link = /http\S+\/board\/apply\/\S+/.exec((await inbox.latest(applicant, /has arrived/)).text)?.[0] ?? ''
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your application has arrived')
  await expect(page.getByText('It changed how we argue at home.')).toBeVisible()
  await axe()

  // The first, at a desk, assigns everybody and moves it on. What it says stays shut until they have declared.
  const emails = [await newOwner()]
  await page.goto('/staff/applications')
  await signIn(page, inbox, `${emails[0]}`)
  await page.getByRole('link', { name }).click()
  const address = new URL(page.url()).pathname
  const phone = await member(browser, inbox, address, 390)
  const recused = await member(browser, inbox, address, 1280)
  emails.push(phone.email, recused.email)
  await page.getByRole('button', { name: /^Assign all/ }).click()
  await leaveToThese(name, emails)
  await axe()
  await declare(page, 'No conflict of interest')
  await expect(page.getByText('It changed how we argue at home.')).toBeVisible()
  await page.getByRole('button', { name: 'Move it on: Being read' }).click()
  await expect(page.getByText(/Being read since/)).toBeVisible()
  await expect(page.getByText(/^Asked on .* and has not answered\.$/)).toHaveCount(2)
  await expect
    .poll(async () => (await inbox.all('bo-refers@example.org')).some(({ text }) => text.includes(name)))
    .toBe(true)
  await giveScores(page, '5: clearly there')
  await axe()

  // The second, on a phone.
  await phone.page.reload()
  await declare(phone.page, 'No conflict of interest')
  await fits(phone.page)
  await giveScores(phone.page, '3: partly')
  await expect(phone.page.getByText('Mean by weight 4.0 of 5, from 3.0 to 5.0')).toBeVisible()
  await fits(phone.page)

  // The third is recused: from this moment on nothing of it can be read.
  await recused.page.reload()
  await declare(recused.page, 'No conflict of interest')
  await expect(recused.page.getByText('It changed how we argue at home.')).toBeVisible()
  await recused.page.getByText('I have a conflict of interest after all').click()
  await recused.page.getByLabel('Money between us').check()
  await typeName(recused.page)
  await recused.page.getByRole('button', { name: 'Recuse myself' }).click()
  await expect(recused.page.getByText('You are recused')).toBeVisible()
  await expect(recused.page.getByText('It changed how we argue at home.')).toBeHidden()
  for (const part of ['resume', 'score', 'letter']) {
    expect((await recused.page.request.get(`${address}/${part}`)).status(), part).toBe(404)
  }

  // Before the board, and a vote.
  await page.goto(address)
  await page.getByRole('button', { name: 'Move it on: In conversation' }).click()
  await page.getByRole('button', { name: 'Move it on: Before the board' }).click()
  await page.getByRole('link', { name: 'Open the vote' }).click()
  await page.getByLabel('3 days').check()
  await typeName(page)
  await page.getByRole('button', { name: 'Open the vote' }).click()
  await expect(page.getByText('The vote is open.')).toBeVisible()
  // Who came to the board meanwhile was called to this vote too.
  await leaveToThese(name, emails)
  await page.getByLabel('No: decline').check()
  await page.getByRole('button', { name: 'Vote', exact: true }).click()
  await expect(page.getByText('0 yes, 1 no, 0 abstaining.')).toBeVisible()
  await page.getByLabel('Yes: ask them').check()
  await page.getByRole('button', { name: 'Change my vote' }).click()
  await phone.page.goto(address)
  await expect(phone.page.getByText('You see the count once your own vote is in.')).toBeVisible()
  await phone.page.getByLabel('Yes: ask them').check()
  await phone.page.getByRole('button', { name: 'Vote', exact: true }).click()
  await expect(phone.page.getByText(/the board decided to accept\. 2 yes, 0 no, 0 abstaining, of 2/)).toBeVisible()
  await fits(phone.page)

  // The letter: looked at, sent, taken back once, and sent again.
  await phone.page.getByRole('link', { name: 'Write the letter' }).click()
  await phone.page.getByLabel('The letter').fill(`Dear ${name},\n\nWelcome.`)
  await phone.page.getByRole('button', { name: 'Show what will be sent' }).click()
  await expect(phone.page.getByText('Nothing is sent yet')).toBeVisible()
  await fits(phone.page)
  await phone.page.getByRole('button', { name: 'Send the letter' }).click()
  await expect(phone.page.getByText('The letter is on its way')).toBeVisible()
  await page.goto(`${address}/letter`)
  await axe()
  await page.getByRole('button', { name: 'Take the letter back' }).click()
  await expect(page.getByText('The letter is taken back')).toBeVisible()
  await page.getByLabel('The letter').fill(`Dear ${name},\n\nWelcome to the board.`)
  await page.getByRole('button', { name: 'Show what will be sent' }).click()
  await page.getByRole('button', { name: 'Send the letter' }).click()
  await expect(page.getByText('The letter is on its way')).toBeVisible()
  expect((await inbox.all(applicant)).map(({ subject }) => subject)).not.toContain('Welcome to the board of ORNCC')
  await letTenMinutesPass(name)

  // The job that lets letters go runs every minute.
  const subjects = async () => (await inbox.all(applicant)).map(({ subject }) => subject)
  await expect.poll(subjects, { timeout: 150_000 }).toContain('Welcome to the board of ORNCC')
  const letter = await inbox.latest(applicant, /^Welcome to the board of ORNCC$/)
  expect(letter.text).toContain('Welcome to the board.')
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The board has accepted your application')
  await expect(page.getByText('Welcome to the board.')).toBeVisible()
  await page.goto(address)
  await expect(page.getByText(/Accepted since/)).toBeVisible()
  const csv = await (await page.request.get('/staff/applications/decisions.csv')).text()
  expect(csv).toContain(`Application of ${name} to the Board of Directors`)
  const theirs = await (await recused.page.request.get('/staff/applications/decisions.csv')).text()
  expect(theirs).not.toContain(name)
})

test('I withdraw my application by its link, on a second press', { tag: '@nojs' }, async ({ page, inbox, axe }) => {
  const email = `siskin-${randomUUID()}@example.org`
  await applyToBoard(page, inbox, { name: 'Siskin Fir', email })
  const mail = await inbox.latest(email, /has arrived/)
  await page.goto(/http\S+\/board\/apply\/\S+/.exec(mail.text)?.[0] ?? '')
  await page.getByRole('link', { name: 'Withdraw the application' }).click()
  await axe()
  await page.getByRole('button', { name: 'Withdraw my application' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have withdrawn your application')
  await expect(page.getByText(/All that you sent is erased on/)).toBeVisible()
  await inbox.latest(email, /You have withdrawn/)
})

test('an application on which nobody decides is closed with a letter', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  // Whoever sends an endless word for a name pushes nothing else out of the list.
  const [name, email] = [`Heron ${randomUUID().slice(0, 8)} ${'o'.repeat(120)}`, `heron-${randomUUID()}@example.org`]
  await applyToBoard(page, inbox, { name, email })
  await letThreeYearsPass(name)
  await page.goto('/staff/applications')
  await signIn(page, inbox, await newOwner())
  await page.goto(`/staff/applications?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('columnheader', { name: 'Sent' })).toBeInViewport()
  await page.getByRole('link', { name }).click()
  await page.getByRole('link', { name: 'Close it without a decision' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close it without a decision')
  await page.setViewportSize({ width: 320, height: 720 })
  await fits(page)
  await axe()
  await page.getByRole('button', { name: 'Close it and send the letter' }).click()
  await expect(page.getByRole('link', { name: `Type “${name}” to confirm` })).toBeVisible()
  await typeName(page)
  await page.getByRole('button', { name: 'Close it and send the letter' }).click()
  await expect(page.getByText('It is closed, and the letter is on its way.')).toBeVisible()
  await expect(page.getByText(/Closed without a decision since/)).toBeVisible()
  const { text } = await inbox.latest(email, /^Your application to ORNCC’s board$/)
  expect(text).toContain('we are sorry')
  expect(text).toContain('is erased on')
})
