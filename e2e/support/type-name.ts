import type { Page } from '@playwright/test'

/** Types the name that a deed asks for before it is done, as somebody does who minds no capitals. */
export async function typeName(page: Page): Promise<void> {
  const label = await page.getByText(/^To confirm, type “.+”/).textContent()
  const name = /“(.+)”/.exec(label ?? '')?.[1] ?? ''
  await page.getByLabel(`To confirm, type “${name}”`).fill(name.toUpperCase())
}
