import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

/** An address that no other journey gives with. */
export const newGiver = () => `giver-${randomUUID()}@example.org`

export async function fillInGiver(page: Page, { name, email }: { name: string; email: string }) {
  await page.getByLabel('Your name', { exact: true }).fill(name)
  await page.getByLabel('Email', { exact: true }).fill(email)
}

/** The thanks page says by itself when the gift is confirmed; without a script one asks it to look again. */
export async function expectThanks(page: Page, words: RegExp, hasScript: boolean) {
  const thanks = page.getByText(words)
  if (hasScript) return expect(thanks).toBeVisible({ timeout: 20_000 })
  await expect(async () => {
    await page.reload()
    await expect(thanks).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
}
