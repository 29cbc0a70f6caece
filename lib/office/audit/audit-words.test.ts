import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { deedInWords } from './audit-words'

test('every deed that is noted has words', () => {
  const files = globSync('{lib,app}/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
  const noted = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    if (!source.includes('auditEntry.create')) return []
    return [...source.matchAll(/action: '([^']+)'|'([a-z-]+\.[a-z_-]+)'/g)].map(
      ([, named, dotted]) => named ?? `${dotted}`,
    )
  })
  expect(new Set(noted).size).toBeGreaterThan(40)
  expect([...new Set(noted)].filter((action) => deedInWords(action) === action)).toEqual([])
})
