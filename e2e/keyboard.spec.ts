import { expect, type Page } from '@playwright/test'
import { appCode, newOwner } from './support/owner'
import { newRun } from './support/run'
import { test } from './support/test'

/** What has the focus: its name as it is read out, and whether a person who looks sees that it has it. */
async function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
    const { left, top, width, height } = element.getBoundingClientRect()
    const there = document.elementFromPoint(left + Math.min(width / 2, 20), top + height / 2)
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
    return {
      name: (label ?? element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
      isInView: there !== null && (element.contains(there) || there.contains(element)),
      isMarked: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    }
  })
}

/** Presses Tab until something of this name has the focus; all on the way must show that they have it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (now === null) continue
    expect(now, now.name).toMatchObject({ isInView: true, isMarked: true })
    if (name.test(now.name)) return
  }
  throw new Error(`Nothing of the name ${name} can be reached`)
}

test('with the keyboard alone I sign in, pass the second factor, and take a roster home as a file', async ({
  page,
  inbox,
}) => {
  const owner = await newOwner()
  const run = (await newRun({ capacity: 3 })).replace('/events/', '')
  await page.goto(`/staff/runs/${run}`)
  await tabTo(page, /^Email/)
  await page.keyboard.type(owner)
  await tabTo(page, /^Mail me a code$/)
  await page.keyboard.press('Space')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Type your code')
  const { subject } = await inbox.latest(owner, /your code/)
  await tabTo(page, /^Code/)
  await page.keyboard.type(/\d{3} \d{3}/.exec(subject)?.[0] ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your second step')
  const key = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await tabTo(page, /^Code/)
  await page.keyboard.type(appCode(key))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keep your recovery codes')
  await tabTo(page, /^I have kept them$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/staff/runs/${run}`)
  await tabTo(page, /^List for the trainers/)
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
})
