import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'

/** An address that no other journey gives with. */
export const newGiver = () => `giver-${randomUUID()}@example.org`

export async function fillInGiver(page: Page, { name, email }: { name: string; email: string }) {
  await page.getByLabel('Your name', { exact: true }).fill(name)
  await page.getByLabel('Email', { exact: true }).fill(email)
}
