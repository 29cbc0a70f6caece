import { test } from './support/test'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`look ${colorScheme} ${width}`, async ({ page }) => {
      test.setTimeout(120_000)
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      for (const [name, path] of Object.entries({
        donate: '/donate',
        ways: '/donate/other-ways',
        campaign: '/donate/campaigns/scholarships',
        captions: '/donate/campaigns/live-captions',
        give: '/donate/give?amount=100',
        embed: '/scholarships',
      })) {
        await page.goto(path)
        if (name === 'give') await page.waitForTimeout(500)
        await page.screenshot({ path: `/tmp/form-look/${name}-${width}-${colorScheme}.png`, fullPage: true })
      }
      await page.goto('/donate/give?amount=100&fund=scholarships')
      for (const summary of await page.locator('main details:not([open]) summary').all()) await summary.click()
      await page.getByRole('checkbox', { name: /card fee/ }).check()
      await page.screenshot({ path: `/tmp/form-look/giveopen-${width}-${colorScheme}.png`, fullPage: true })
    })
  }
}
