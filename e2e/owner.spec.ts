import { randomUUID } from 'node:crypto'
import { newOwner, signIn } from './support/owner'
import { expect, newNetworkAddress, test } from './support/test'
import { typeName } from './support/type-name'

test('I give somebody a role, they sign in and work, and when I take it away they are out with their next click', {
  tag: '@nojs',
}, async ({ page, inbox, axe, browser, baseURL }) => {
  const id = randomUUID()
  const [helper, name] = [`helper-${id}@example.org`, `Hazel ${id.slice(0, 8)}`]
  await page.goto('/staff/grants')
  await signIn(page, inbox, await newOwner())
  await expect(page).toHaveURL('/staff/grants')
  await axe()
  await page.getByRole('link', { name: 'Give a role' }).click()
  await page.getByRole('button', { name: 'Give this role' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Choose a role')
  await axe()
  await page.getByLabel('Email').fill(helper)
  await page.getByLabel('Name').fill(name)
  await page.getByRole('radio', { name: 'Staff' }).check()
  await page.getByRole('button', { name: 'Give this role' }).click()
  await expect(page).toHaveURL('/staff/grants')

  const { text } = await inbox.latest(helper, /You have a desk/)
  expect(text).toContain('/sign-in')
  const theirs = await browser.newPage({ baseURL, extraHTTPHeaders: { 'x-forwarded-for': newNetworkAddress() } })
  await signIn(theirs, inbox, helper)
  await theirs.goto('/staff')
  await theirs.getByRole('main').getByRole('link', { name: 'Runs' }).click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Runs')
  expect((await theirs.goto('/staff/grants'))?.status()).toBe(404)
  await theirs.goto('/staff/runs')

  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
  await page.reload()
  await row.getByRole('link', { name: `Take away Staff of ${name}`, exact: true }).click()
  await expect(page.getByText('They keep no other role.')).toBeVisible()
  await page.getByRole('button', { name: 'Take it away' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(`Type “${name}” to confirm`)
  await typeName(page)
  await page.getByRole('button', { name: 'Take it away' }).click()
  await expect(page).toHaveURL('/staff/grants')
  await expect(row).toHaveCount(0)
  expect((await theirs.goto('/staff/discounts'))?.status()).toBe(404)
  expect((await theirs.goto('/staff'))?.status()).toBe(404)
  await theirs.close()
})

test('I change a setting, and what I typed wrong comes back', { tag: '@nojs' }, async ({ page, inbox, axe }) => {
  await page.goto('/staff/settings')
  await signIn(page, inbox, await newOwner())
  await axe()
  await page.getByRole('link', { name: /^Change The card fee$/ }).click()
  await page.getByLabel('Stripe’s fee in percent').fill('2,9')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Write it like 2.9')
  await expect(page.getByLabel('Stripe’s fee in percent')).toHaveValue('2,9')
  await axe()
  // The very value that it has: the journeys share one site.
  await page.getByLabel('Stripe’s fee in percent').fill('2.9')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL('/staff/settings')
})

test('I see how long things are kept and why, and what goes next, which I take as a file first', {
  tag: '@nojs',
}, async ({ page, inbox, axe, request }) => {
  await page.goto('/staff/settings')
  await signIn(page, inbox, await newOwner())
  await page.getByRole('link', { name: /^Change How long things are kept$/ }).click()
  await page.getByLabel('What our mails said').fill('3')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('a whole number of days, from 7 to 365')
  await axe()
  await page.goto('/staff/settings')
  await page.getByRole('link', { name: 'What is erased next' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Erasure')
  await axe()
  const row = page.getByRole('row').filter({ hasText: 'people who never paid' })
  await expect(row).toContainText('36 months')
  const download = page.waitForEvent('download')
  await row.getByRole('link').click()
  expect(await (await (await download).createReadStream()).setEncoding('utf8').toArray()).toEqual([
    expect.stringContaining('rowan.bygone@example.org'),
  ])
  const privacy = await (await request.get('/about/policies/privacy')).text()
  expect(privacy).toContain('<strong>36 months</strong>')
})
