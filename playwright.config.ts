import { defineConfig, devices } from '@playwright/test'

const isRoot = process.getuid?.() === 0

// `npm run test:e2e` sets CHROMIUM and the site's environment; e2e/support/site.ts starts the site.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/site.ts',
  outputDir: 'test-results',
  // No measure of speed: a slow machine may take its time.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  retries: 0,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.SITE_URL,
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    trace: 'retain-on-failure',
    // axe would measure a colour that is half way to another.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: '**/*.nojs.spec.ts' },
    { name: 'no-js', grep: /@nojs/, testIgnore: '**/*.nojs.spec.ts', use: { javaScriptEnabled: false } },
    { name: 'no-js-only', testMatch: '**/*.nojs.spec.ts', use: { javaScriptEnabled: false } },
  ],
})
