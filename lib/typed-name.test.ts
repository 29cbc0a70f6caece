import { expect, test } from 'vitest'
import { z } from 'zod'
import { emptyForm } from './form'
import { isTypedName, parseNamed } from './typed-name'

test.each([
  ['zoe niño', 'Zoë  Niño'],
  ['  ZOE NINO ', 'Zoë Niño'],
  ['oneil', 'O’Neil'],
  ['NVC Foundation Course', 'NVC Foundation Course'],
  ['gifts 2026.csv', 'gifts-2026.csv'],
  ['李明', '李明'],
  ['✿', '✿'],
])('“%s” is well enough for “%s”', (typed, name) => {
  expect(isTypedName(typed, name)).toBe(true)
})

test.each([
  ['', 'Zoë'],
  ['Zo', 'Zoë'],
  ['Zoë Niño Jr', 'Zoë Niño'],
  ['李', '李明'],
  ['', '✿'],
])('“%s” is not “%s”', (typed, name) => {
  expect(isTypedName(typed, name)).toBe(false)
})

const form = (fields: Record<string, string>) => {
  const formData = new FormData()
  for (const [name, value] of Object.entries(fields)) formData.set(name, value)
  return formData
}
const schema = z.object({ reason: z.string().min(1, 'Say why') })

test('nothing is parsed without the name, and what else is wrong is said at the same time', () => {
  const other = parseNamed(schema, form({ reason: '', nameMeant: 'Ash Rivera', typedName: 'Ash' }), emptyForm)
  expect(other).toMatchObject({
    ok: false,
    state: {
      attempt: 1,
      values: { typedName: ['Ash'] },
      errors: { reason: 'Say why', typedName: 'Type “Ash Rivera” to confirm' },
    },
  })
  expect(parseNamed(schema, form({ reason: 'x', typedName: '' }), emptyForm).ok).toBe(false)
  expect(
    parseNamed(schema, form({ reason: 'x', nameMeant: 'Ash Rivera', typedName: 'ash rivera' }), emptyForm),
  ).toEqual({
    ok: true,
    input: { reason: 'x' },
  })
})
