import { expect, test } from 'vitest'
import { z } from 'zod'
import { emptyForm, parseForm, typedValues } from './form'
import { emailField, nameField, optionalText, theirEmailField, theirNameField } from './form-fields'

const schema = z.object({ name: nameField, email: emailField, note: optionalText(10), skills: z.array(z.string()) })

function form(fields: [string, string][]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

test('a good form is parsed: trimmed, lower-cased, lists kept whole', () => {
  const typed = form([
    ['name', '  Ada   Sorrel '],
    ['email', ' Ada+x@Example.ORG '],
    ['note', ' '],
    ['skills', 'a'],
    ['skills', 'b'],
  ])
  expect(parseForm(schema, typed, emptyForm, ['skills'])).toEqual({
    ok: true,
    input: { name: 'Ada Sorrel', email: 'ada+x@example.org', note: null, skills: ['a', 'b'] },
  })
})

test('a field by any name at all is a field', () => {
  const typed = typedValues(
    form([
      ['constructor', 'a'],
      ['__proto__', 'b'],
      ['__proto__', 'c'],
    ]),
  )
  expect(Object.entries(typed)).toEqual([
    ['constructor', ['a']],
    ['__proto__', ['b', 'c']],
  ])
})

test('a refused form keeps everything typed and has one sentence a field', () => {
  const parsed = parseForm(
    schema,
    form([
      ['name', ''],
      ['email', 'ada@'],
      ['note', 'x'.repeat(11)],
      ['$ACTION_1', 'x'],
    ]),
    emptyForm,
    ['skills'],
  )
  expect(parsed.ok ? null : parsed.state).toEqual({
    attempt: 1,
    values: { name: [''], email: ['ada@'], note: ['x'.repeat(11)] },
    errors: {
      name: 'Enter your name',
      email: 'Enter an email address like name@example.com',
      note: 'Use at most 10 characters',
    },
  })
})

test('a form without its fields is refused, not a crash', () => {
  const parsed = parseForm(schema, new FormData(), emptyForm, ['skills'])
  expect(parsed.ok ? null : parsed.state.errors).toEqual({ name: 'Enter your name', email: 'Enter your email address' })
})

test('a name has something to see in it, and nothing that turns the line around', () => {
  expect(nameField.safeParse('\u200B\u2060').success).toBe(false)
  expect(nameField.parse('Ada \u202EnoirraC\u202C')).toBe('Ada noirraC')
  // Joiners belong to names in Persian, and to families in emoji.
  for (const name of ['علی\u200Cرضا', '👩\u200D👧 Ada']) expect(nameField.parse(name)).toBe(name)
})

test('control characters never come in', () => {
  const form = new FormData()
  form.set('name', 'A\u0000da\u0007\tB\nC')
  expect(typedValues(form)).toEqual({ name: ['Ada\tB\nC'] })
})

test('a form about somebody else asks for their name and address, not for one’s own', () => {
  const said = (parsed: { error?: { issues: { message: string }[] } }) =>
    parsed.error?.issues.map(({ message }) => message)
  expect(said(theirNameField.safeParse(''))).toEqual(['Enter their name'])
  expect(said(theirEmailField.safeParse(''))).toContain('Enter their email address')
  expect(said(nameField.safeParse(''))).toEqual(['Enter your name'])
})
