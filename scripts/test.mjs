// `npm test` checks everything and prints as its last line `N passed, N failed`: each test counts, and each check that
// is not a test runner counts as one. A check that fails does not keep the later ones from running.
//   npm run lint                   types, lint, dependency rules, dead code
//   npm run test:unit [-- PATH]    unit and command tests
//   npm run test:e2e [-- PATH]     journeys in a browser
//   npm run test:stripe            our door and the stand-in against Stripe's test mode; needs STRIPE_TEST_KEY, and without
//                                  it `npm test` leaves it out, counted neither as passed nor as failed
// It has its own Postgres (.data/test), ports and build (.next-test) and leaves a running `npm start` alone.
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readyBrowser } from './browser.mjs'
import { generateClient } from './database-client.mjs'
import { quiet } from './environment.mjs'
import { onOwnNode } from './own-node.mjs'
import { startPostgres } from './postgres.mjs'
import { root, run } from './processes.mjs'
import { step } from './steps.mjs'

await onOwnNode()
const { readyJourneys, writeTestTsconfig } = await import('./journeys.mjs')

const folder = join(root, '.data/test')
const [part = 'all', ...words] = process.argv.slice(2)
const isWanted = (...parts) => part === 'all' || parts.includes(part)
const env = { ...process.env, ...quiet, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }
const interruption = new AbortController()
const { signal } = interruption
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => interruption.abort())

let passed = 0
let failed = 0
let postgres

/** One check: it passes unless it throws. Answers what `work` answers, undefined when it failed. */
async function check(title, work) {
  if (signal.aborted) return undefined
  try {
    const result = await step(title, work)
    passed++
    return result
  } catch (error) {
    failed++
    console.error(error.message)
    return undefined
  }
}

/** A test runner, which shows its own progress; `count` reads passed and failed from the report that it wrote. */
async function checkRunner(title, command, { env, report, count }) {
  if (signal.aborted) return
  console.log(`\n▶ ${title}`)
  await rm(report, { force: true })
  const error = await run(command, { env, show: true, signal }).then(
    () => undefined,
    (reason) => reason,
  )
  const counted = await readFile(report, 'utf8').then(
    (text) => count(JSON.parse(text)),
    () => ({ passed: 0, failed: 0 }),
  )
  passed += counted.passed
  // A run that ends badly though no test failed (a file that does not load, say) is a failure too.
  failed += error && counted.failed === 0 ? 1 : counted.failed
}

await mkdir(folder, { recursive: true })
try {
  if (isWanted('unit', 'e2e')) postgres = await step('Postgres', () => startPostgres(folder))
  if (postgres?.note) console.log(postgres.note)
  await step('Database client', generateClient)

  if (isWanted('lint')) {
    await check('Types', checkTypes)
    await check('Lint and format', () =>
      run(['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'], { env, signal }),
    )
    await check('Dependency rules', checkDependencies)
    await check('Dead code', () => run(['node_modules/knip/bin/knip.js', '--no-config-hints'], { env, signal }))
  }
  if (isWanted('unit')) {
    const report = join(folder, 'unit.json')
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
    await checkRunner('Unit and command tests', ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...words], {
      env: { ...env, TEST_DATABASE_URL: postgres.url('postgres') },
      report,
      count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
    })
  }
  if (part === 'stripe' || (part === 'all' && process.env.STRIPE_TEST_KEY)) {
    if (await check('Test key', requireTestKey)) {
      const report = join(folder, 'stripe.json')
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const config = ['--config', 'vitest.stripe.config.ts']
      await checkRunner('Stripe’s test mode', ['node_modules/vitest/vitest.mjs', 'run', ...config, ...reporters], {
        env,
        report,
        count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
      })
    }
  } else if (part === 'all') {
    console.log('\n– Stripe’s test mode: not run, since STRIPE_TEST_KEY is not set. It counts as neither.')
  }
  if (isWanted('e2e')) {
    await writeTestTsconfig(folder)
    const browser = await check('Browser', readyBrowser)
    const journeys = await check('Production build', () =>
      readyJourneys(folder, postgres.url, { alwaysBuild: part === 'all' }),
    )
    if (browser && journeys) {
      const report = join(folder, 'journeys.json')
      await checkRunner('Journeys', ['node_modules/@playwright/test/cli.js', 'test', ...words], {
        env: { ...env, ...journeys, ...browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        report,
        count: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
      })
    } else if (!signal.aborted) {
      console.error('Without a browser and a build there are no journeys.')
      failed++
    }
  }
} catch (error) {
  console.error(error.message)
  failed++
}
await postgres?.leave()
if (signal.aborted) failed++
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** True, or throws. The suite makes payments, so a live key must never get near it. */
async function requireTestKey() {
  const key = process.env.STRIPE_TEST_KEY ?? ''
  if (!/^(sk|rk)_test_/.test(key)) {
    throw new Error('STRIPE_TEST_KEY must be a test key of Stripe, sk_test_… or rk_test_…; a live one is refused.')
  }
  return true
}

async function checkTypes() {
  await writeTestTsconfig(folder)
  await run(['node_modules/next/dist/bin/next', 'typegen'], { env: { ...env, BUILD_DIR: '.next-test' }, signal })
  await run(['node_modules/typescript/bin/tsc', '--project', join(folder, 'tsconfig.json')], { env, signal })
}

async function checkDependencies() {
  const folders = ['app', 'components', 'content', 'e2e', 'lib', 'prisma', 'sandbox', 'scripts']
  const files = ['cache-handler.mjs', 'instrumentation.ts', 'proxy.ts']
  const cruise = ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', ...folders, ...files]
  const output = await run(cruise, { env, signal })
  // Without a TypeScript that it can read it warns, looks at almost nothing and succeeds.
  if (output.includes('missing-tsc-transpiler')) throw new Error(output)
}
