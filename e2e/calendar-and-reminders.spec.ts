import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import ICAL from 'ical.js'
import { newRun } from './support/run'
import { expect, test } from './support/test'

// Reminders come by the clock, which no journey can turn: lib/courses/send-reminders.test.ts has them.

test.use({ timezoneId: 'America/New_York' })

/** Takes a seat, and returns the address it was taken with. */
async function takeSeat(page: Page): Promise<string> {
  const email = `fern-${randomUUID().slice(0, 8)}@example.org`
  await page.goto(`${await newRun({ capacity: 3 })}/register`)
  await page.getByLabel('Name', { exact: true }).fill('Fern Alder')
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(page).toHaveURL(/\/r\/[^/]+\?new=1$/)
  return email
}

async function readCalendar(request: APIRequestContext, address: string) {
  const response = await request.get(address)
  expect(response.headers()['content-type']).toContain('text/calendar')
  const file = await response.text()
  const calendar = new ICAL.Component(ICAL.parse(file))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  return { response, file: file.replaceAll('\r\n ', ''), events }
}

test('I subscribe to all events, from the address that the page of events gives @nojs', async ({
  page,
  request,
  axe,
}) => {
  await page.goto('/events')
  await page.getByText('Have all of this in your own calendar').click()
  await axe()
  const href = await page.getByRole('link', { name: 'Subscribe in my calendar' }).getAttribute('href')
  expect(href).toMatch(/^webcal:.*\/events\.ics$/)
  const { events } = await readCalendar(request, `${href}`.replace('webcal:', 'http:'))
  expect(events.length).toBeGreaterThan(10)
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
})

test('I walk from month to month, and open one in which something is @nojs', async ({ page, axe }) => {
  await page.goto('/events')
  const months = page.getByRole('navigation', { name: 'By month' }).getByRole('link')
  await months.last().click()
  await expect(
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.locator('time') }),
  ).not.toHaveCount(0)
  await axe()
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  const pager = page.getByRole('navigation', { name: 'Months' }).getByRole('link')
  await pager.first().click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(`${title}`)
  await pager.last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${title}`)
})

test('my mail tells my own time too, and has a calendar that only my mail knows; a leaked one I kill', async ({
  page,
  request,
  inbox,
  axe,
}) => {
  const email = await takeSeat(page)
  expect(await page.content()).not.toContain('/calendar/')
  const seat = await inbox.latest(email, /^You have a seat/)
  expect(seat.text).toMatch(/Pacific \(P[SD]T\) \(\S.* Eastern \(E[SD]T\) where you are\)/)
  const address = /http\S+\/calendar\/\S+/.exec(seat.text)?.[0] ?? ''

  await page.goto(address)
  await axe()
  const href = await page.getByRole('link', { name: 'Subscribe in my calendar' }).getAttribute('href')
  const feed = `${href}`.replace('webcal:', 'http:')
  const { response, events, file } = await readCalendar(request, feed)
  expect(events).toHaveLength(1)
  expect(file).not.toContain('/r/')
  expect(file).not.toContain('zoom.')
  expect(response.headers()['cache-control']).toContain('private')
  const again = await request.get(feed, { headers: { 'if-none-match': `${response.headers().etag}` } })
  expect(again.status()).toBe(304)

  await page.getByText('Has somebody else got this address?').click()
  await page.getByRole('button', { name: 'Kill this address and mail me a new one' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The old address is dead')
  await axe()
  expect((await request.get(feed)).status()).toBe(404)
  const renewed = await inbox.latest(email, /^Your calendar has a new address/)
  const fresh = /http\S+\/calendar\/\S+/.exec(renewed.text)?.[0] ?? ''
  expect(fresh).not.toBe(address)
  expect(await page.content()).not.toContain(fresh)
  expect((await readCalendar(request, `${fresh}/events.ics`)).events).toHaveLength(1)
})
