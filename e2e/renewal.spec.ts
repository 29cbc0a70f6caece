import { join } from 'node:path'
import { freePort } from '@/scripts/ports.mjs'
import { answers, programs, root, startCompanion } from '@/scripts/processes.mjs'
import { expect, test } from './support/test'

test('a seat taken at one server process shows at once on the cached page of another', async ({ page, request }) => {
  const port = await freePort()
  const secondSite = startCompanion('second-site', programs.site(port), {
    env: process.env,
    log: join(root, '.data/test/logs/second-site.log'),
  })
  try {
    const second = `http://localhost:${port}`
    await answers(second, [secondSite])
    await page.goto('/events')
    const row = page
      .locator('main li')
      .filter({ hasText: 'Free Introduction' })
      .filter({ hasText: /[2-9] seats left/ })
    const run = await row.getByRole('link').first().getAttribute('href')
    const seats = async (origin: string) =>
      Number(/(\d+) seats? left/.exec(await (await request.get(`${origin}${run}`)).text())?.[1])
    const before = await seats(second)
    expect(before).toBeGreaterThan(1)

    await page.goto(`${run}/register`)
    await page.getByLabel('Name', { exact: true }).fill('Renata Renewal')
    await page.getByLabel(/^Email/).fill('renata.renewal@example.org')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: /seat/i }).click()
    await expect(page).toHaveURL(/\/r\//)

    await expect.poll(() => seats(second)).toBe(before - 1)
    await expect.poll(() => seats('')).toBe(before - 1)
  } finally {
    await secondSite.stop()
  }
})
