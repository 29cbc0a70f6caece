import { expect, type Locator } from '@playwright/test'
import { IN_TIME } from './test'

/** What a page says by itself once the payment is confirmed; without a script one asks the page to look again. */
export async function expectConfirmed(words: Locator, hasScript: boolean) {
  if (hasScript) return expect(words).toBeVisible({ timeout: IN_TIME })
  await expect(async () => {
    await words.page().reload()
    await expect(words).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: IN_TIME })
}
