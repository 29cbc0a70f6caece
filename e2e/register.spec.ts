import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { problem } from './support/problem'
import { newRun } from './support/run'
import { expect, test } from './support/test'

/** A free run that no other journey fills, and that is far ahead. */
const freeRun = () => newRun({ capacity: 3 })

async function takeSeat(page: Page, run: string, email: string) {
  await page.goto(`${run}/register`)
  await page.getByLabel('Name', { exact: true }).fill('Ada Sedge')
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Take a seat' }).click()
}

test('I take a seat in the free introduction, find everything in my mail and give the seat back', {
  tag: '@nojs',
}, async ({ page, inbox, axe }) => {
  const email = `ada-${randomUUID().slice(0, 8)}@example.org`
  await page.goto('/courses/introduction')
  const open = page.getByRole('listitem').filter({ has: page.getByText('Open', { exact: true }) })
  const run = `${await open.getByRole('link').first().getAttribute('href')}`
  expect(run).toContain('/events/introduction-')
  await page.goto(run)
  await axe()
  await page.getByRole('link', { name: 'Take a seat' }).click()
  await axe()

  await page.getByLabel('Name', { exact: true }).fill('Ada Sedge')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Pronouns').fill('she/her')
  await page.getByLabel('What do you need').fill('A break each hour')
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(problem(page).getByRole('link')).toHaveText(['Tick the box to agree to how we are together'])
  await expect(page.getByLabel('What do you need')).toHaveValue('A break each hour')
  await axe()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Take a seat' }).click()

  await expect(page).toHaveURL(/\/r\/[^/]+\?new=1$/)
  await expect(page.getByRole('status')).toContainText(`We have sent everything to ${email}`)
  await axe()

  const mail = await inbox.latest(email, /^You have a seat: Free Introduction/)
  const join = /http\S+\/join\/\S+/.exec(mail.text)?.[0] ?? ''
  const manage = /http\S+\/r\/\S+/.exec(mail.text)?.[0] ?? ''
  expect(mail.text + mail.html).not.toContain('zoom.')
  expect(mail.attachments).toHaveLength(1)
  expect(mail.attachments[0]?.content).toContain('METHOD:PUBLISH')
  expect(mail.attachments[0]?.content.replaceAll(/\r?\n /g, '')).toContain(join)
  await expect
    .poll(async () => (await inbox.all('office@example.org')).some(({ text }) => text.includes(email)))
    .toBe(true)

  const door = await page.goto(join)
  expect(door?.headers()['referrer-policy']).toBe('same-origin')
  expect(await door?.text()).not.toContain('zoom.example')
  await expect(page.getByText('The room is not open yet')).toBeVisible()
  await axe()

  await page.goto(manage)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Add the sessions to your calendar' }).click()
  expect((await download).suggestedFilename()).toMatch(/^introduction-.+\.ics$/)
  await page.getByRole('link', { name: 'Give the seat back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Give the seat back')
  await axe()
  await page.getByRole('button', { name: 'Give my seat back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You gave your seat back')
  await axe()
  const cancelled = await inbox.latest(email, /^You gave your seat back/)
  expect(cancelled.attachments.map(({ content }) => content).join()).toContain('METHOD:CANCEL')

  await page.goto(join)
  await expect(page.getByText('This door belongs to a seat that is not taken')).toBeVisible()
})

test('opening my links changes nothing, however often a scanner does it', async ({ page, request, inbox }) => {
  const email = `scanned-${randomUUID().slice(0, 8)}@example.org`
  await takeSeat(page, await freeRun(), email)
  await expect(page).toHaveURL(/\/r\//)
  const mail = await inbox.latest(email, /^You have a seat/)
  for (const link of mail.text.match(/http\S+\/(?:r|join)\/\S+/g) ?? []) {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await request.fetch(link, { method })).status()).toBe(200)
  }
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your seat')
  await page.getByRole('link', { name: 'Go to your door' }).click()
  await expect(page.getByText(/^It opens in \d+ days\.$/)).toBeVisible()
})

test('a second form with the same address is mailed the first one’s links, and shows none', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const email = `twice-${randomUUID().slice(0, 8)}@example.org`
  const run = await freeRun()
  await takeSeat(page, run, email)
  await expect(page).toHaveURL(/\/r\//)
  await takeSeat(page, run, email)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look in your mail')
  expect(await page.content()).not.toMatch(/\/(?:r|join)\/[\w-]{10}/)
  await axe()
  await expect.poll(async () => (await inbox.all(email)).length).toBe(2)
  const links = (await inbox.all(email)).map(({ text }) => /http\S+\/r\/\S+/.exec(text)?.[0])
  expect(links[0]).toBe(links[1])
})

test('a slip in my address is asked about once: a tick mends it, and my address passes when I insist', {
  tag: '@nojs',
}, async ({ page }) => {
  const run = await freeRun()
  const slip = `ada-${randomUUID().slice(0, 8)}@gmial.com`
  const meant = slip.replace('gmial', 'gmail')
  await takeSeat(page, run, slip)
  await page.getByLabel(`Use ${meant}`).check()
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(page.getByRole('status')).toContainText(meant)

  const email = `bo-${randomUUID().slice(0, 8)}@gmial.com`
  await takeSeat(page, run, email)
  await expect(problem(page)).toContainText(`Did you mean ${email.replace('gmial', 'gmail')}?`)
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(page).toHaveURL(/\/r\//)
  await expect(page.getByRole('status')).toContainText(email)
})

test('I lost the mail: the same answer for everybody, and the links for whom they belong to', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const email = `lost-${randomUUID().slice(0, 8)}@example.org`
  await takeSeat(page, await freeRun(), email)
  await expect(page).toHaveURL(/\/r\//)
  const answers: (string | null)[] = []
  for (const typed of [email, `nobody-${randomUUID().slice(0, 8)}@example.org`]) {
    await page.goto('/find-my-registration')
    await axe()
    await page.getByLabel('Email').fill(typed)
    await page.getByRole('button', { name: 'Send me my links' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look in your mail')
    await axe()
    answers.push(await page.getByRole('main').textContent())
    // Going back is not asked to send the form again.
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find my registration')
  }
  expect(answers[0]).toBe(answers[1])
  const mail = await inbox.latest(email, /^Your registration$/)
  expect(mail.text).toMatch(/http\S+\/join\/\S+/)
})

test('a full run says so, and leads to its waiting list and to the next one', { tag: '@nojs' }, async ({
  page,
  axe,
}) => {
  await page.goto('/events/level/introduction')
  const full = page.getByRole('listitem').filter({ has: page.getByText('Full, waiting list open', { exact: true }) })
  await full.getByRole('link').first().click()
  await expect(page.getByRole('link', { name: 'Join the waiting list' })).toBeVisible()
  await axe()
  await page.getByRole('link', { name: 'Go to the next run' }).click()
  await expect(page.getByRole('link', { name: 'Take a seat' })).toBeVisible()
})

test('a run that costs shows its prices and leads to them', async ({ page }) => {
  await page.goto('/events/level/integration')
  const open = page.getByRole('listitem').filter({ has: page.getByText('Open', { exact: true }) })
  await open.getByRole('link').first().click()
  await expect(page.getByRole('definition').filter({ hasText: '$180' }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Take a seat' }).click()
  await expect(page.getByRole('radio', { name: 'Standard: $180' })).toBeVisible()
})

test('a link that opens nothing says so kindly and leads to a fresh one @nojs', async ({ page, axe }) => {
  for (const path of ['/r/AAAA.1.BBBB', '/join/AAAA.1.BBBB']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not open anything')
    await axe()
  }
  await page.getByRole('link', { name: 'Send me my links' }).click()
  await expect(page).toHaveURL('/find-my-registration')
})

test.describe('from another zone', () => {
  test.use({ timezoneId: 'Europe/Berlin' })

  test('my own time stands beside ORNCC’s', async ({ page }) => {
    await page.goto(await freeRun())
    const time = page.getByRole('main').locator('time').first()
    await expect(time).toContainText(/Pacific \(P[SD]T\)/)
    await expect(time).toContainText(/Your time: .+ GMT\+[12]/)
  })
})

test('my own time is not repeated where it is ORNCC’s', async ({ page }) => {
  await page.goto(await freeRun())
  await expect(page.getByText('Your time')).toHaveCount(0)
})
