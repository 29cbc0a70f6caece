import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [{ find: /^@\//, replacement: here('./') }],
  },
  test: {
    include: ['{app,components,content,lib,prisma,sandbox,scripts}/**/*.test.{ts,tsx}'],
    // Prisma's schema engine is WebAssembly, whose import Node still calls an experiment.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    globalSetup: './scripts/test-databases.ts',
    setupFiles: './scripts/test-setup.ts',
    // No measure of speed: a slow machine may take its time.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    env: {
      SITE_MODE: 'demonstration',
      SITE_URL: 'http://localhost:3000',
      LINK_SECRET: 'a secret of the unit tests, known to everybody',
      NEXTAUTH_SECRET: 'a secret of the unit tests, known to everybody',
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'ORNCC (test) <office@example.org>',
      STRIPE_SECRET_KEY: 'sk_test_unit',
      STRIPE_WEBHOOK_SECRET: 'whsec_unit',
      LOG_LEVEL: 'silent',
      CHECKPOINT_DISABLE: '1',
      // What the machine that runs the tests may have set has no say in them.
      STRIPE_API_BASE: '',
      ZOOM_ACCOUNT_ID: '',
      ZOOM_CLIENT_ID: '',
      ZOOM_CLIENT_SECRET: '',
      ZOOM_HOST: '',
      ZOOM_API_BASE: '',
      OPENID_ISSUER: '',
      OPENID_CLIENT_ID: '',
      OPENID_CLIENT_SECRET: '',
      OPENID_NAME: '',
      TRUSTED_PROXIES: '',
      RATE_LIMIT_FACTOR: '',
    },
  },
})
