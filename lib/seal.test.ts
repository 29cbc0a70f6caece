import { expect, test } from 'vitest'
import { seal, unseal } from './seal'

test('what was sealed for a row opens there, and is not to be read before', () => {
  const sealed = seal('person:1', 'a secret')
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('secret')
  expect(unseal('person:1', sealed)).toBe('a secret')
  expect(seal('person:1', 'a secret')).not.toBe(sealed)
})

test('it opens for no other row, and not when a bit of it was altered', () => {
  const sealed = seal('person:1', 'a secret')
  expect(() => unseal('person:2', sealed)).toThrow()
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(() => unseal('person:1', bytes.toString('base64url'))).toThrow()
})
