import { randomUUID } from 'node:crypto'
import { newOwner, signIn } from './support/owner'
import { problem } from './support/problem'
import { newRun } from './support/run'
import { expect, test } from './support/test'

test.use({ viewport: { width: 320, height: 640 } })

test('A volunteer’s first evening, on a phone: I see who has registered, put a wrong address right, write to everybody, and find it all in the log', {
  tag: '@nojs',
}, async ({ page, browser, inbox, axe, javaScriptEnabled }) => {
  const id = randomUUID().slice(0, 8)
  const [wrong, right] = [`brom-${id}@example.orgg`, `brom-${id}@example.org`]
  const runPath = await newRun({ capacity: 3 })
  const guest = await (await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true })).newPage()
  await guest.goto(`${runPath}/register`)
  await guest.getByLabel('Name', { exact: true }).fill(`Brom Sedge ${id}`)
  await guest.getByLabel('Email').fill(wrong)
  for (const box of await guest.getByRole('checkbox').all()) await box.check()
  // The form may doubt such an address once; a second press takes no second seat.
  await expect(async () => {
    if (!guest.url().includes('/r/')) await guest.getByRole('button', { name: 'Take a seat' }).click({ timeout: 1_000 })
    await expect(guest).toHaveURL(/\/r\//, { timeout: 5_000 })
  }).toPass()
  const oldLink = guest.url()

  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL('/staff')
  await axe()
  const desk = page.getByRole('navigation', { name: 'Desk' })
  await desk.getByText('People', { exact: true }).first().click()
  await desk.getByRole('link', { name: 'People' }).click()
  await page.getByLabel('Search').fill(id)
  await page.getByRole('button', { name: 'Show these' }).click()
  await axe()
  await page.getByRole('link', { name: `Brom Sedge ${id}` }).click()
  await axe()
  await page.getByRole('link', { name: 'Correct name or email' }).click()
  await page.getByLabel('Email').fill('brom at example')
  await page.getByRole('button', { name: 'Save it' }).click()
  await expect(problem(page)).toContainText('like name@example.com')
  await expect(page.getByLabel('Email')).toHaveValue('brom at example')
  await page.getByLabel('Email').fill(right)
  await page.getByRole('button', { name: 'Save it' }).click()
  await expect(page.getByRole('status')).toContainText('It is corrected')
  const seat = await inbox.latest(right, /^You have a seat/)
  expect(seat.text).not.toContain(oldLink)
  expect((await inbox.latest(wrong, /^We write to another address now/)).text).not.toContain(right)
  await guest.goto(oldLink)
  await expect(guest.getByRole('heading', { level: 1 })).not.toContainText('seat')
  await guest.goto(/http\S+\/r\/\S+/.exec(seat.text)?.[0] ?? '')
  await expect(guest).toHaveURL(/\/r\//)

  // To everybody with a seat: an unknown value is refused, and nothing goes out before I have seen it.
  await page.goto(`/staff/runs/${runPath.split('/').at(-1)}`)
  await page.getByRole('link', { name: 'Write to everybody with a seat' }).click()
  await page.getByLabel('Subject').fill('Before we meet')
  await page.getByLabel('Your message').fill('Dear {first name},\n\nbring a pen. Your page: {own link}')
  await page.getByRole('button', { name: 'Show what will be sent' }).click()
  await expect(problem(page)).toContainText('{first name}')
  await page.getByLabel('Your message').fill('Dear {name},\n\nbring a pen. Your page: {own link}')
  await page.getByRole('button', { name: 'Show what will be sent' }).click()
  const shown = page.getByRole('region', { name: 'Nothing is sent yet' })
  await expect(shown).toContainText(right)
  await expect(shown).toContainText(`Dear Brom Sedge ${id},`)
  await axe()
  await page.getByRole('button', { name: 'Send it to one person' }).click()
  await expect(page.getByRole('status')).toContainText('One mail leaves in a moment')

  // A slip: taken back, nobody has it, and the words are there to be mended.
  await page.getByRole('button', { name: 'Undo: do not send it' }).click()
  await expect(page.getByRole('status')).toContainText('Nobody was written to')
  await expect(page.getByText('Taken back: nobody was written to')).toHaveCount(1)
  await expect(page.getByLabel('Subject')).toHaveValue('Before we meet')
  await axe()
  await page.getByRole('button', { name: 'Show what will be sent' }).click()
  await page.getByRole('button', { name: 'Send it to one person' }).click()
  await expect(page.getByRole('status')).toContainText('One mail leaves in a moment')
  await axe()
  const letter = await inbox.latest(right, /^Before we meet/)
  expect(letter.text).toContain(`Dear Brom Sedge ${id},\n\nbring a pen. Your page: http`)
  expect(letter.headers['reply-to']).toContain('office@example.org')
  expect((await inbox.all(right)).filter(({ subject }) => subject === 'Before we meet')).toHaveLength(1)

  // Everything stands in the log, without the secret of the link, and in the audit, without the address.
  await page.goto('/staff/mail')
  await page.getByLabel('Search').fill(right)
  await page.getByRole('button', { name: 'Show these' }).click()
  await axe()
  const file = await page.getByRole('link', { name: 'These as a file (CSV)' }).getAttribute('href')
  expect(await (await page.request.get(`${file}`)).text()).toContain(`"Before we meet","${right}"`)
  // The newest first: the other is the one that was taken back.
  await page.getByRole('link', { name: 'Before we meet' }).first().click()
  await expect(page.getByText(`Dear Brom Sedge ${id},`)).toBeVisible()
  await expect(page.getByText('/r/[hidden]')).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Send it again' }).click()
  await expect(page.getByRole('status')).toContainText('It is sent again')
  await expect
    .poll(async () => (await inbox.all(right)).filter(({ subject }) => subject === 'Before we meet').length)
    .toBe(2)
  await page.goto(`/staff/audit?subject=${id}`)
  await expect(page.getByRole('table')).toContainText('Corrected a person')
  const entries = await page.getByRole('link', { name: 'These as a file (CSV)' }).getAttribute('href')
  expect(await (await page.request.get(`${entries}`)).text()).toContain('"Corrected a person"')
  await expect(page.getByRole('table')).not.toContainText('@example.org')
  await axe()
  for (const path of ['/staff', '/staff/people', '/staff/mail', '/staff/audit', '/staff/jobs']) {
    await page.goto(path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
  }
  await guest.context().close()
})
