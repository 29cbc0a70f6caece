import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './processes.mjs'

type Package = { optionalDependencies?: Record<string, string>; peerDependenciesMeta?: Record<string, object> }

// A registry may lack the package of some platform when `npm install` runs; npm then leaves it out of the lock file, and
// from then on `npm ci` refuses to install anything at all.
test('the lock file names the optional packages of every platform', async () => {
  const lock: { packages: Record<string, Package> } = JSON.parse(
    await readFile(join(root, 'package-lock.json'), 'utf8'),
  )
  const missing = Object.entries(lock.packages).flatMap(
    ([place, { optionalDependencies = {}, peerDependenciesMeta = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(name in peerDependenciesMeta) && !isLocked(lock.packages, place, name),
      ),
  )
  expect(missing).toEqual([])
})

/** Whether `name`, asked for by the package at `place`, lies beside it or in a folder above. */
function isLocked(packages: Record<string, Package>, place: string, name: string): boolean {
  if (`${place && `${place}/`}node_modules/${name}` in packages) return true
  return place !== '' && isLocked(packages, place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1)), name)
}
