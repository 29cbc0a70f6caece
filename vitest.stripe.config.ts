import { defineConfig, mergeConfig } from 'vitest/config'
import unit from './vitest.config'

// `npm run test:stripe`: against Stripe's own test mode, with the key in STRIPE_TEST_KEY. No database.
export default mergeConfig(
  { ...unit, test: { env: unit.test?.env } },
  defineConfig({
    test: {
      include: ['sandbox/stripe/*.live.ts'],
      testTimeout: 60_000,
      env: {
        STRIPE_SECRET_KEY: process.env.STRIPE_TEST_KEY ?? '',
        DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
      },
    },
  }),
)
