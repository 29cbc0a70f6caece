import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { linkToken, readLinkToken } from './links'

const id = randomUUID()

test('a link gives back the row and version it was made for', () => {
  expect(readLinkToken('registration', linkToken('registration', id, 3))).toEqual({ id, version: 3 })
})

test('a link made for one purpose opens nothing else', () => {
  expect(readLinkToken('join', linkToken('registration', id, 1))).toBeNull()
})

test('a link with another row, version or signature opens nothing', () => {
  const [row, version, signature] = linkToken('registration', id, 1).split('.')
  const [otherRow, , otherSignature] = linkToken('registration', randomUUID(), 1).split('.')
  for (const token of [`${otherRow}.${version}.${signature}`, `${row}.2.${signature}`, `${row}.1.${otherSignature}`]) {
    expect(readLinkToken('registration', token)).toBeNull()
  }
})

test('what was never a link is refused without throwing', () => {
  for (const token of ['', '.', '..', 'a.b.c', 'a.1.b.c', `${'A'.repeat(22)}.1.`, '💧.1.💧', 'x'.repeat(5000)]) {
    expect(readLinkToken('registration', token)).toBeNull()
  }
})
