import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { addRun } from './support/add-run'
import { newOwner, signIn } from './support/owner'
import { expect, IN_TIME, type Inbox, test } from './support/test'

// One of them turns Zoom off.
test.use({ alone: 'Zoom' })

/** What stands behind somebody's own link. */
const room = /\/zoom\/w\/\d+\?tk=/

async function registerFor(page: Page, inbox: Inbox, slug: string, name: string) {
  const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@example.org`
  await page.goto(`/events/${slug}/register`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(page).toHaveURL(/\/r\//)
  const mail = await inbox.latest(email, /^You have a seat/)
  expect(mail.text + mail.html + JSON.stringify(mail.attachments)).not.toMatch(room)
  const [door] = /http\S+\/join\/\S+/.exec(mail.text) ?? []
  const [manage] = /http\S+\/r\/\S+/.exec(mail.text) ?? []
  return { door: door ?? '', manage: manage ?? '' }
}

/** Looks at the door until it leads into the room; answers where to. */
async function wayIn(page: Page, door: string): Promise<string> {
  const link = page.getByRole('link', { name: 'Go into the room' })
  await expect(async () => {
    await page.goto(door)
    await expect(link).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: IN_TIME })
  const href = (await link.getAttribute('href')) ?? ''
  expect(href).toMatch(room)
  return href
}

async function newPage(browser: Browser, javaScriptEnabled = true): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled })).newPage()
}

async function turnZoom(request: APIRequestContext, form: Record<string, string>): Promise<void> {
  await request.post(`http://localhost:${process.env.SANDBOX_PORT}/sandbox/zoom/switches`, { form })
}

test('my door leads into the room by a link of my own, until I give my seat back', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  browser,
  request,
  javaScriptEnabled,
}) => {
  const staff = await newPage(browser, javaScriptEnabled ?? true)
  await staff.goto('/staff/runs/new')
  await signIn(staff, inbox, await newOwner())
  await expect(staff).toHaveURL('/staff/runs/new')
  const slug = await addRun(staff, 10)

  const ada = await registerFor(page, inbox, slug, 'Ada')
  const own = await wayIn(page, ada.door)
  await axe()
  await page.getByRole('link', { name: 'Go into the room' }).click()
  await page.getByRole('button', { name: 'Join as Ada' }).click()
  await expect(page.getByRole('status')).toHaveText('You are in the room as Ada.')

  const bo = await registerFor(page, inbox, slug, 'Bo')
  expect(await wayIn(page, bo.door)).not.toBe(own)

  await page.goto(ada.manage)
  expect(await page.content()).not.toMatch(room)
  await page.getByText('Give the seat back', { exact: true }).click()
  await page.getByRole('button', { name: 'Give my seat back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You gave your seat back')
  await page.goto(ada.door)
  await expect(page.getByText('This door belongs to a seat that is not taken')).toBeVisible()
  await expect.poll(async () => (await request.get(own)).status(), { timeout: IN_TIME }).toBe(410)
})

test('while Zoom is down I get my seat, and my door opens by itself when it is back', async ({
  page,
  inbox,
  axe,
  browser,
  request,
}) => {
  const staff = await newPage(browser)
  await staff.goto('/staff/runs/new')
  await signIn(staff, inbox, await newOwner())
  await expect(staff).toHaveURL('/staff/runs/new')
  const slug = await addRun(staff, 8)
  await turnZoom(request, { isDown: 'true' })
  try {
    const cy = await registerFor(page, inbox, slug, 'Cy')
    await page.goto(cy.door)
    await expect(page.getByText('The room is being opened')).toBeVisible()
    // It is two minutes late already.
    await expect(page.getByRole('link', { name: 'office@example.org' })).toBeVisible()
    await axe()
    await turnZoom(request, {})
    await expect(page.getByRole('link', { name: 'Go into the room' })).toHaveAttribute('href', room, {
      timeout: IN_TIME,
    })
  } finally {
    await turnZoom(request, {})
  }
})
