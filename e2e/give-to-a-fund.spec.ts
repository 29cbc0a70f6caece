import { randomUUID } from 'node:crypto'
import { expectConfirmed } from './support/expect-confirmed'
import { fillInGiver, newGiver } from './support/gift'
import { newOwner, signIn } from './support/owner'
import { expect, IN_TIME, test } from './support/test'

test('I give to a fund in memory of somebody, cover the card fee, and whom I name is told', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
  javaScriptEnabled,
}) => {
  const email = newGiver()
  const name = `Noor ${randomUUID().slice(0, 8)}`
  const told = `told-${randomUUID()}@example.org`
  await page.goto('/donate/campaigns/scholarships')
  await expect(page.getByText(/^\$[\d,.]+ of \$4,000 given by \d+ donors\.$/)).toBeVisible()
  await axe()
  await page.getByRole('link', { name: 'Give to this campaign' }).click()
  await expect(page.getByRole('radio', { name: 'Scholarship fund' })).toBeChecked()

  await page.getByRole('radio', { name: '$100' }).check()
  const cover = page.getByRole('checkbox', { name: /card fee/ })
  await expect(cover).not.toBeChecked()
  if (javaScriptEnabled) await expect(cover).toHaveAccessibleName(/Add \$3\.30 for the card fee.* \$100 reaches us/)
  else await expect(cover).toHaveAccessibleDescription(/\$3\.30 for \$100/)
  await cover.check()
  await fillInGiver(page, { name, email })
  await page.getByText('In honor or in memory of somebody').click()
  await page.getByRole('radio', { name: 'in memory of' }).check()
  await page.getByLabel('Whom to tell').fill('Ivo Vale')
  await page.getByLabel('Their email').fill(told)
  await page.getByLabel('What you would like to say to them').fill('She taught me to listen.')
  await page.getByText('Your name in public, your employer, a note').click()
  await page.getByLabel('Your employer').fill('Cascade Mills')
  const button = page.locator('main').getByRole('button')
  await expect(button).toHaveText(javaScriptEnabled ? 'Give $103.30, card fee included' : 'Continue to payment')
  await button.click()

  // Half a dedication: what was folded away stands open, and nothing of it is lost.
  await page.getByRole('link', { name: /Enter the name of the person whom the gift is in memory of/ }).click()
  await expect(page.getByLabel('Their name')).toBeFocused()
  await expect(page.getByLabel('What you would like to say to them')).toHaveValue('She taught me to listen.')
  await expect(page.getByLabel('Your employer')).toHaveValue('Cascade Mills')
  await expect(cover).toBeChecked()
  await axe()
  await page.getByLabel('Their name').fill('Maria Vale')
  await button.click()

  await expect(page.getByText('To cover the card fee')).toBeVisible({ timeout: IN_TIME })
  await page.getByRole('button', { name: 'Pay $103.30' }).click()
  await expectConfirmed(page.getByText(/Your gift of \$103\.30 has reached us/), javaScriptEnabled)
  await expect(page.locator('main')).toContainText('It goes to this fund: Scholarship fund.')
  await expect(page.locator('main')).toContainText('in memory of Maria Vale. A mail to Ivo Vale is on its way.')
  await expect(page.locator('main')).toContainText('If Cascade Mills matches gifts')

  const receipt = await inbox.latest(email, /receipt/i)
  expect(receipt.text).toContain('Amount charged: $103.30, of which $3.30 to cover the card fee')
  expect(receipt.text).toContain('Fund: Scholarship fund')
  expect(receipt.text).toContain('in memory of Maria Vale. We have written to Ivo Vale')
  expect(receipt.text).toContain('you named Cascade Mills as your employer')
  const tribute = await inbox.latest(told, /^In memory of Maria Vale$/)
  expect(tribute.text).toContain('She taught me to listen.')
  expect(tribute.text).not.toMatch(/\$|\b10[03]\b|3\.30/)
  expect(JSON.stringify(tribute)).not.toContain(email)
  expect(await inbox.all(told)).toHaveLength(1)

  // The campaign's page and the page that shows it inside hear of the gift. There I am named, since I did not mind.
  for (const path of ['/donate/campaigns/scholarships', '/scholarships']) {
    await page.goto(path)
    const before = await page.getByText(/of \$4,000 given by \d+ donors/).textContent()
    expect(before).toBeTruthy()
  }
  await page.goto('/donate/campaigns/scholarships')
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: IN_TIME })
})

test('What I type is added up before I press anything', async ({ page }) => {
  await page.goto('/donate/give?amount=50')
  const button = page.locator('main').getByRole('button')
  const cover = page.getByRole('checkbox', { name: /card fee/ })
  await expect(cover).toHaveAccessibleName('Add $1.81 for the card fee, so that all of your $50 reaches us')
  await cover.check()
  await expect(button).toHaveText('Give $51.81, card fee included')
  await page.getByLabel('Another amount, in dollars').fill(' $1,000 ')
  await expect(button).toHaveText('Give $1,030.18, card fee included')
  await page.getByLabel('Another amount, in dollars').fill('1.000,00')
  await expect(button).toHaveText('Continue to payment')
  await cover.uncheck()
  await page.getByLabel('Another amount, in dollars').fill('75.5')
  await expect(button).toHaveText('Give $75.50')
})

test('As treasurer I make a campaign, am told what is wrong with it, and close it', { tag: '@nojs' }, async ({
  page,
  inbox,
  axe,
}) => {
  const slug = `garden-${randomUUID().slice(0, 8)}`
  await page.goto('/staff/funds')
  const owner = await newOwner()
  await signIn(page, inbox, owner)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Funds')
  await axe()
  await page.getByRole('link', { name: 'Make a fund' }).click()
  await page.getByLabel('Name', { exact: true }).fill(`Garden ${slug}`)
  await page.getByLabel('What it is for').fill('A garden to listen in.')
  await page.getByLabel('Address').fill('scholarships')
  await page.getByLabel('Goal, in dollars').fill('much')
  await page.getByRole('button', { name: 'Save the fund' }).click()
  await expect(page.getByRole('link', { name: 'Enter an amount in dollars, like 8000' })).toBeVisible()
  await page.getByLabel('Goal, in dollars').fill('$2,500')
  await page
    .getByLabel('Its story')
    .fill('## Why\n\nThere is [a place](javascript:alert(1)).\n\n<script>alert(1)</script>')
  await page.getByRole('button', { name: 'Save the fund' }).click()
  await expect(page.getByRole('link', { name: /A fund has, or had, this address/ })).toBeVisible()
  await axe()
  await page.getByLabel('Address').fill(slug)
  await page.getByRole('button', { name: 'Save the fund' }).click()
  await expect(page.getByRole('status')).toContainText('The fund is saved')

  await page.goto(`/donate/campaigns/${slug}`)
  await expect(page.getByText('Nothing has been given yet toward $2,500.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible()
  expect(await page.locator('main').innerHTML()).not.toMatch(/javascript:|<script>alert/)
  await page.getByRole('link', { name: 'Give to this campaign' }).click()
  await expect(page.getByRole('radio', { name: `Garden ${slug}` })).toBeChecked()

  await page.goto('/staff/funds')
  await page.getByRole('button', { name: `Close Garden ${slug}` }).click()
  await expect(page.getByRole('row', { name: new RegExp(slug) })).toContainText('Closed')
  await page.goto(`/donate/give?fund=${slug}`)
  await expect(page.getByRole('link', { name: /This fund takes no gifts any more/ })).toBeVisible()
  await page.goto(`/donate/campaigns/${slug}`)
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('It is closed and takes no gifts any more.')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: IN_TIME })
  await page.goto('/staff/funds')
  await page.getByRole('link', { name: `Garden ${slug}`, exact: true }).click()
  await page.getByLabel('Goal, in dollars').fill('')
  await page.getByRole('button', { name: 'Save the fund' }).click()
  await expect(page.getByRole('link', { name: /keeps a goal/ })).toBeVisible()
})
