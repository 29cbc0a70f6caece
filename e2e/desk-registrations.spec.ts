import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newOwner, signIn } from './support/owner'
import { problem } from './support/problem'
import { newRun } from './support/run'
import { expect, test } from './support/test'
import { typeName } from './support/type-name'

const newAddress = () => `by-hand-${randomUUID().slice(0, 8)}@example.org`

async function add(page: Page, desk: string, name: string, email: string) {
  await page.goto(`${desk}/add`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('They agree').check()
}

test('I register people who have phoned, find them again, put one first, and move another to other dates', {
  tag: '@nojs',
}, async ({ page, inbox, axe }) => {
  const course = `listening-${randomUUID().slice(0, 8)}`
  const run = await newRun({ capacity: 2, price: 9000, course })
  const later = await newRun({ capacity: 2, price: 12_000, course })
  const desk = run.replace('/events/', '/staff/runs/')
  const [helper, payer, waiter, urgent] = [newAddress(), newAddress(), newAddress(), newAddress()]
  await page.goto(desk)
  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL(desk)

  // Nothing to pay: why is asked for and kept, and a slip in the address is noticed once.
  await page.getByRole('link', { name: 'Add somebody' }).click()
  await axe()
  await page.getByRole('button', { name: 'Add them' }).click()
  await expect(problem(page)).toContainText('Tick the box when they have agreed')
  await add(page, desk, 'Ada Sedge', 'ada@gmial.com')
  await page.getByRole('radio', { name: 'Nothing' }).check()
  await page.getByRole('button', { name: 'Add them' }).click()
  await expect(problem(page)).toContainText('Say why they pay nothing')
  await page.getByLabel('Why they pay nothing').fill('Sets up the room')
  await page.getByRole('button', { name: 'Add them' }).click()
  await expect(problem(page)).toContainText('Did you mean ada@gmail.com?')
  await axe()
  await page.getByLabel('Email').fill(helper)
  await page.getByRole('button', { name: 'Add them' }).click()
  await expect(page.getByRole('status')).toContainText('They have a seat')
  await expect(page.getByRole('table', { name: 'Roster' })).toContainText('Nothing to pay: Sets up the room')
  await inbox.latest(helper, /^You have a seat/)

  // Who pays has the way to pay, as anybody would.
  await add(page, desk, 'Ben Fern', payer)
  await page.getByRole('radio', { name: 'Standard: $90' }).check()
  await page.getByRole('button', { name: 'Add them' }).click()
  await expect(page.getByRole('status')).toContainText('A seat is held for them')
  const held = await inbox.latest(payer, /^A seat is held for you/)
  const own = /http\S+\/r\/\S+/.exec(held.text)?.[0] ?? ''
  await page.goto(own)
  await expect(page.getByRole('button', { name: 'Pay $90' })).toBeVisible()

  // The run is full now.
  await add(page, desk, 'Cleo Reed', waiter)
  await expect(page.getByText('No seat is free')).toBeVisible()
  await page.getByRole('radio', { name: 'Nothing' }).check()
  await page.getByRole('button', { name: 'Put them on the waiting list' }).click()
  await expect(problem(page)).toContainText('Say why they pay nothing')
  await axe()
  await page.getByLabel('Why they pay nothing').fill('Brings the tea')
  await page.getByRole('button', { name: 'Put them on the waiting list' }).click()
  await expect(page.getByRole('status')).toContainText('They are on the waiting list')
  await inbox.latest(waiter, /^You are on the waiting list/)

  // Found again, and the file has those alone.
  await page.getByLabel('State').selectOption({ label: 'Held for payment' })
  await page.getByRole('button', { name: 'Show these' }).click()
  await expect(page.getByRole('table', { name: 'Roster: 1 of 2' })).toContainText('Ben Fern')
  await expect(page.getByText('Cleo Reed')).toHaveCount(0)
  await axe()
  const file = await page.getByRole('link', { name: 'These with payments (CSV)' }).getAttribute('href')
  const csv = await (await page.request.get(file ?? '')).text()
  expect(csv).toContain(payer)
  expect(csv).not.toContain(helper)
  await page.getByLabel('State').selectOption({ label: 'Any' })
  await page.getByLabel('Name or email').fill('REED')
  await page.getByRole('button', { name: 'Show these' }).click()
  await expect(page.getByRole('table', { name: 'Waiting list' })).toContainText('Cleo Reed')
  await page.getByLabel('Name or email').fill('nobody like that')
  await page.getByRole('button', { name: 'Show these' }).click()
  await expect(page.getByText('Nobody in this run fits that.')).toBeVisible()

  // A press on a column's head sorts by it, and the next one the other way round.
  await page.goto(desk)
  const roster = page.getByRole('table', { name: 'Roster' })
  for (const [order, first] of [
    ['ascending', 'Ada Sedge'],
    ['descending', 'Ben Fern'],
  ] as const) {
    await roster.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
    await expect(roster.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', order)
    await expect(roster.getByRole('rowheader').first()).toHaveText(first)
  }
  await page.goto('/staff/people?q=by-hand-')
  await page.getByRole('columnheader', { name: 'Known since' }).getByRole('link').click()
  await expect(page.getByLabel('Search')).toHaveValue('by-hand-')
  await axe()
  const people = await page.getByRole('link', { name: 'These as a file (CSV)' }).getAttribute('href')
  expect(await (await page.request.get(people ?? '')).text()).toContain(payer)

  // Another waits too, and passes the first for a reason.
  await add(page, desk, 'Dan Alder', urgent)
  await page.getByRole('radio', { name: 'Standard: $90' }).check()
  await page.getByRole('button', { name: 'Put them on the waiting list' }).click()
  await expect(page.getByText('Next is Cleo Reed.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Dan Alder/ })).toContainText('Agreed: $90')
  await page.getByRole('link', { name: 'Put first on the list: Dan Alder' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Cleo Reed, since' })).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Put them first' }).click()
  await expect(problem(page)).toContainText('Say why')
  await page.getByLabel('Why').fill('Has waited through two series.')
  await typeName(page)
  await page.getByRole('button', { name: 'Put them first' }).click()
  await expect(page.getByRole('status')).toContainText('They are first on the waiting list')
  await expect(page.getByText('Next is Dan Alder.')).toBeVisible()
  await axe()

  // A seat moves to other dates, what differs is said before, and who is first now is offered what comes free.
  await page.getByRole('link', { name: 'Move the seat of Ada Sedge' }).click()
  await expect(page.getByText('The price there: $120. They have paid nothing')).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Move the seat' }).click()
  await expect(problem(page)).toContainText('Choose the dates to move to')
  await page.getByRole('radio').check()
  await page.getByLabel('What we say').fill('You set up the room there.')
  await typeName(page)
  await page.getByRole('button', { name: 'Move the seat' }).click()
  await expect(page).toHaveURL(new RegExp(`${later.split('/').at(-1)}`))
  await expect(page.getByRole('status')).toContainText('The seat has moved here')
  await expect(page.getByRole('table', { name: 'Roster' })).toContainText('Ada Sedge')
  expect((await inbox.latest(helper, /^Your seat has moved/)).text).toContain('You set up the room there.')

  // What was agreed on is what the offer costs.
  const offer = await inbox.latest(urgent, /^A seat is free for you/)
  await page.goto(/http\S+\/r\/\S+/.exec(offer.text)?.[0] ?? '')
  await expect(page.getByText('You pay $90, as agreed with us.')).toBeVisible()
  await page.getByRole('link', { name: 'Take the seat' }).click()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await axe()
  await page.getByLabel('Add a gift').fill('10')
  await page.getByRole('button', { name: 'Take the seat' }).click()
  await expect(page.getByRole('button', { name: 'Pay $100' })).toBeVisible()
})
