import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { AGREEMENTS_VERSION } from './agreements'

test('people agree to the agreements that the site shows', async () => {
  expect(await readFile('content/pages/agreements.mdx', 'utf8')).toContain(`\nupdated: ${AGREEMENTS_VERSION}\n`)
})
