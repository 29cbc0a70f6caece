import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './support/test'

async function fits(page: Page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

test('a member discloses their interests by the link of a mail, and the board sees who owes what and ticks what is done', {
  tag: '@nojs',
}, async ({ page, axe }) => {
  const words = ['--import', 'tsx', 'e2e/support/make-member.ts']
  const { name, link, session } = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
  await page.context().addCookies([session])
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/staff/board')
  await expect(page.getByRole('row', { name })).toContainText('Disclosure')
  await axe()
  await fits(page)

  await page.goto(link)
  await axe()
  await page.getByLabel('Yes').check()
  await page.getByLabel('This is whole and true').check()
  await page.getByLabel('Your name, typed').fill(name)
  await page.getByRole('button', { name: 'Give my disclosure' }).click()
  await page.getByRole('link', { name: 'Say what it is' }).click()
  await page.getByLabel('If so, what is it?').fill('My sister teaches here.')
  await page.getByRole('button', { name: 'Give my disclosure' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you')
  await axe()
  await fits(page)

  await page.goto('/staff/board')
  await expect(page.getByRole('row', { name })).not.toContainText('Disclosure')
  await page.getByRole('link', { name }).click()
  await expect(page.getByText('My sister teaches here.')).toBeVisible()
  await axe()
  await fits(page)
  const done = page.getByRole('button', { name: /^Done ?: Demonstration: reads the bylaws$/ })
  await done.click()
  await expect(
    page.getByRole('button', { name: /^Not done after all ?: Demonstration: reads the bylaws$/ }),
  ).toBeVisible()
  await page.getByLabel('Office').fill('Secretary')
  await page.getByRole('button', { name: 'Save the term' }).click()
  await expect(page.getByText('The term is saved.')).toBeVisible()
  await expect(page.getByLabel('Office')).toHaveValue('Secretary')

  await page.goto('/staff/board')
  await page.getByText('Add somebody who serves').click()
  await page.getByRole('button', { name: 'Add to the board' }).click()
  await expect(page).toHaveTitle('Error: The board · ORNCC desk')
  await expect(page.locator('title')).toHaveCount(1)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('name')
  await page.getByLabel('Name').fill(`Siskin of ${name}`)
  await page.getByLabel('Email').fill(`${randomUUID()}@example.org`)
  await page.getByRole('button', { name: 'Add to the board' }).click()
  await expect(page.getByText('They are on the board.')).toBeVisible()
  await expect(page).toHaveTitle('The board · ORNCC desk')
  await expect(page.getByRole('row', { name: `Siskin of ${name}` })).toContainText('Not yet set')
})
