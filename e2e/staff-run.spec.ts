import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { zoneAndTime } from './support/add-run'
import { newOwner, signIn } from './support/owner'
import { problem } from './support/problem'
import { expect, test } from './support/test'
import { typeName } from './support/type-name'

async function fillSession(page: Page, session: { zone: string; date: string; time: string }, minutes: number) {
  await page.getByLabel('Time zone').selectOption(session.zone)
  const row = page.getByRole('group', { name: 'Session 1', exact: true })
  await row.getByLabel('Session 1').fill(session.date)
  await row.getByLabel('Start').fill(session.time)
  await row.getByLabel('End').fill(zoneAndTime(minutes).time)
}

test('I add a run, see who registers, move it, and their door opens when it is time', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  browser,
  javaScriptEnabled,
}) => {
  const staff = await newOwner()
  const guest = `guest-${randomUUID().slice(0, 8)}@example.org`

  await page.goto('/staff/runs/new')
  await signIn(page, inbox, staff)
  await expect(page).toHaveURL('/staff/runs/new')
  await axe()

  // A weekly series fills the rows; what cannot be is refused at its field.
  await page.getByLabel('Course').selectOption({ label: 'Practice evening' })
  await page.getByLabel('First date').fill('2030-11-03')
  await page.getByRole('group', { name: 'A weekly series' }).getByLabel('Start').fill('01:30')
  await page.getByRole('group', { name: 'A weekly series' }).getByLabel('End').fill('03:30')
  await page.getByLabel('How many').fill('2')
  await page.getByRole('button', { name: 'Fill the rows' }).click()
  await expect(page.getByLabel('Session 1', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Session 2', { exact: true })).toHaveValue('2030-11-10')
  await expect(page.getByLabel('Course')).toHaveValue(/.+/)
  await page.getByLabel('Zoom link').fill('http://zoom.example/j/1')
  await page.getByRole('button', { name: 'Save the run' }).click()
  await expect(problem(page)).toContainText('This time comes twice')
  await expect(problem(page)).toContainText('Enter an address that starts with https://')

  // Tomorrow's run, open to everybody.
  const tomorrow = zoneAndTime(24 * 60)
  for (const cell of ['Session 2', 'Start', 'End']) {
    await page.getByRole('group', { name: 'Session 2', exact: true }).getByLabel(cell).fill('')
  }
  await fillSession(page, tomorrow, 24 * 60 + 90)
  const secret = `https://zoom.example/j/${randomUUID()}`
  await page.getByLabel('Zoom link').fill(secret)
  await page.getByLabel('Seats').fill('3')
  await page.getByLabel('Everybody: published').check()
  await page.getByRole('button', { name: 'Save the run' }).click()
  await expect(page.getByRole('status')).toContainText('The run is saved')
  await axe()
  const slug = new URL(page.url()).pathname.split('/').at(-1)

  // Somebody else takes a seat.
  const visitor = await (await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true })).newPage()
  await visitor.goto(`/events/${slug}/register`)
  await visitor.getByLabel('Name', { exact: true }).fill('=Guest Nettle')
  await visitor.getByLabel('Email').fill(guest)
  await visitor.getByLabel('Pronouns').fill('they/them')
  await visitor.getByLabel('What do you need').fill('Captions, please')
  for (const box of await visitor.getByRole('checkbox').all()) await box.check()
  await visitor.getByRole('button', { name: 'Take a seat' }).click()
  await expect(visitor).toHaveURL(/\/r\//)
  const mail = await inbox.latest(guest, /^You have a seat/)
  const door = /http\S+\/join\/\S+/.exec(mail.text)?.[0] ?? ''
  expect(await (await visitor.goto(door))?.text()).not.toContain(secret)

  // The roster has them.
  await page.goto(`/staff/runs/${slug}`)
  for (const cell of ['=Guest Nettle', 'they/them', 'Captions, please', guest, 'Has a seat']) {
    await expect(page.getByRole('table', { name: 'Roster' })).toContainText(cell)
  }
  const csv = await (await page.request.get(`/staff/runs/${slug}/roster.csv`)).text()
  expect(csv).toContain(`"'=Guest Nettle","they/them","Captions, please","${guest}"`)
  expect((await visitor.request.get(`/staff/runs/${slug}/roster.csv`)).url()).toContain('/sign-in')

  // It moves to ten minutes from now: the guest hears of it, and the door is open.
  await page.getByRole('link', { name: 'Change the run' }).click()
  await fillSession(page, zoneAndTime(10), 100)
  await page.getByRole('button', { name: 'Save the run' }).click()
  const announcement = page.getByRole('alert').filter({ hasText: 'Nothing is saved yet' })
  await expect(announcement).toContainText('One person has registered')
  await expect(announcement.getByRole('listitem')).toContainText('→')
  await axe()
  await page.getByRole('button', { name: 'Save, and write to one person' }).click()
  await expect(page.getByText(/^Error: Type “.+” to confirm$/)).toBeVisible()
  await typeName(page)
  await page.getByRole('button', { name: 'Save, and write to one person' }).click()
  await expect(page.getByRole('status')).toContainText('The run is saved')
  const change = await inbox.latest(guest, /^New times/)
  expect(change.attachments.map(({ content }) => content).join()).toContain('METHOD:REQUEST')
  await visitor.goto(door)
  await expect(visitor.getByRole('link', { name: 'Go into the room' })).toHaveAttribute('href', secret)
  await visitor.context().close()
})
