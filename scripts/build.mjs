// Builds the site (`npm run build`) and knows whether a build is still the one that its sources would give.
// Pages are made from the database, so a build needs one that is migrated.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { completeEnvironment } from './command-environment.mjs'
import { quiet } from './environment.mjs'
import { onOwnNode } from './own-node.mjs'
import { root, run } from './processes.mjs'
import { step } from './steps.mjs'

// Everything in the checkout can change the build, but for these.
const without =
  /^(node_modules|e2e|sandbox|test-results|playwright-report|prisma\/generated|public\/share|\..*)$|\.test\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$/
const usualFolder = '.next'
const settingsBuiltIn = ['SITE_URL', 'SITE_MODE', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY']

/** Builds with `env`, into its BUILD_DIR or else `.next`, and notes what the build was made from. */
export async function build(env) {
  const folder = env.BUILD_DIR ?? usualFolder
  const fingerprint = await buildFingerprint(env)
  await rm(join(root, folder, 'made-from.json'), { force: true })
  await run(['--import', 'tsx', 'scripts/check-content.ts'], { env })
  await run(['--import', 'tsx', 'scripts/share-images.ts'], { env })
  await run(['node_modules/next/dist/bin/next', 'build'], { env })
  const { SITE_MODE, SITE_URL } = env
  await writeFile(join(root, folder, 'made-from.json'), JSON.stringify({ fingerprint, SITE_MODE, SITE_URL }))
}

/** Whether the build for `env` is what it would be if it were made now. */
export async function isFresh(env) {
  const made = await madeFrom(env.BUILD_DIR)
  return made !== undefined && made.fingerprint === (await buildFingerprint(env))
}

/** What the build in `folder` was made from: fingerprint, SITE_MODE, SITE_URL; undefined when there is no whole build. */
export async function madeFrom(folder = usualFolder) {
  const text = await readFile(join(root, folder, 'made-from.json'), 'utf8').catch(() => undefined)
  return text && JSON.parse(text)
}

async function buildFingerprint(env) {
  // The embedded database may come back on another port and is still the same.
  const database = env.DATABASE_URL.replace(/(127\.0\.0\.1):\d+/, '$1')
  return digest([...settingsBuiltIn.map((name) => env[name] ?? ''), database, ...(await sources(root)).flat()])
}

/** Path and text of every file that the build may depend on, in order. */
async function sources(folder) {
  const entries = await readdir(folder, { withFileTypes: true })
  const wanted = entries
    .filter((entry) => !without.test(relative(root, join(folder, entry.name))))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const found = await Promise.all(
    wanted.map(async (entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? sources(path) : [[relative(root, path), await readFile(path)]]
    }),
  )
  return found.flat()
}

function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/** `npm run build`: for production when SITE_MODE says so, else for the demonstration that `npm start` shows. */
async function buildByHand() {
  await completeEnvironment()
  const env = { ...process.env, ...quiet }
  const { namePendingMigrations } = await import('./migrate.mjs')
  const pending = await namePendingMigrations(env.DATABASE_URL).catch((error) => {
    throw new Error(`A build reads its pages from the database, which cannot be used: ${error.message}`)
  })
  if (pending.length > 0)
    throw new Error(`The database lacks migrations (${pending.length}); run \`npm run migrate\` first.`)
  await step(`Build for ${env.SITE_MODE}`, () => build(env))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await onOwnNode()
  await buildByHand().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
