import { randomUUID } from 'node:crypto'
import { newOwner, signIn } from './support/owner'
import { expect, test } from './support/test'

test.use({ viewport: { width: 320, height: 640 } })

test('Twenty minutes at the desk: I see what waits, that no text is broken, and note an address from which mail comes back', {
  tag: '@nojs',
}, async ({ page, inbox, axe }) => {
  const address = `gone-${randomUUID()}@example.org`
  await page.goto('/staff')
  await signIn(page, inbox, await newOwner())
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { name: 'Waits for you' })).toBeVisible()
  await expect(main.getByRole('table', { name: /under way or to come|Under way and to come/ })).toContainText(' of ')
  await expect(main.getByRole('img', { name: /^Two lines that rise over the year\. \$/ })).toBeVisible()
  await expect(main.getByRole('table', { name: /^By month/ }).getByRole('row')).toHaveCount(14)
  await axe()

  await main.getByRole('link', { name: 'Texts', exact: true }).click()
  await expect(main).toContainText('Nothing is broken')
  await expect(main.getByRole('table', { name: /^Articles/ })).toContainText('articles/the-jar.mdx')
  await axe()

  await page.goto('/staff/mail')
  await page.getByRole('link', { name: 'Mail that comes back' }).click()
  await page.getByRole('button', { name: 'Note it' }).click()
  await expect(main.getByRole('alert')).toContainText('Enter their email address')
  await axe()
  await page.getByLabel('Email').fill(address.toUpperCase())
  await page.getByLabel('What was said').fill('mailbox full')
  await page.getByRole('button', { name: 'Note it' }).click()
  const noted = main.getByRole('listitem').filter({ hasText: address })
  await expect(noted).toContainText('mailbox full')
  await axe()
  for (const path of ['/staff', '/staff/content', '/staff/mail/returned']) {
    await page.goto(path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
  }
  await noted.getByRole('button', { name: 'Mail arrives again' }).click()
  await expect(noted).toHaveCount(0)
})
