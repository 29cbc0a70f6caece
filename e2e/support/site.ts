/**
 * Runs the site for the journeys: sandbox, worker and the production build, on ports and a freshly seeded database of
 * their own, which scripts/test.mjs has prepared and put into the environment. What they print is in .data/test/logs.
 */
import { join } from 'node:path'
import { answers, programs, root, startCompanion } from '@/scripts/processes.mjs'

export default async function startSite() {
  const { env } = process
  if (!env.SITE_URL || !env.SANDBOX_PORT || !env.BUILD_DIR) {
    throw new Error('Run the journeys by `npm run test:e2e`, which prepares the database and the build that they need.')
  }
  const start = (name: string, words: string[]) =>
    startCompanion(name, words, { env, log: join(root, '.data/test/logs', `${name}.log`) })
  const companions = [
    start('sandbox', programs.sandbox),
    start('worker', programs.worker),
    start('site', programs.site(`${env.PORT}`)),
  ]
  const stop = async () => {
    await Promise.all(companions.map((companion) => companion.stop()))
  }
  try {
    await answers(`http://localhost:${env.SANDBOX_PORT}/sandbox`, companions)
    await answers(env.SITE_URL, companions)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
