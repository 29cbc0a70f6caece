import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { emptyForm, parseForm } from '@/lib/form'
import { applicationSchema } from './schema'

const filled: Record<string, string> = {
  formKey: randomUUID(),
  email: 'Ash@Example.org ',
  name: 'Ash Rivera',
  phone: '503-555-0123',
  city: 'Salem',
  region: 'salem',
  nvcYears: '2-to-5',
  nvcCertification: 'none',
  nvcTrainings: 'None yet.',
  motivation: 'It changed how we argue at home.',
  timeCommitment: 'Two evenings a month.',
  equityStatement: 'To ask who is missing.',
  hasConflict: 'no',
  hasPaidWork: 'no',
  reference1Name: 'Bo Lind',
  reference1Email: 'bo@example.org',
  reference1Relationship: 'My manager',
  reference1Consent: 'yes',
  reference2Name: 'Cy Moss',
  reference2Email: 'cy@example.org',
  reference2Relationship: 'We practice together',
  reference2Consent: 'yes',
  affirmed: 'yes',
  affirmedName: 'Ash Rivera',
}

function post(change: Record<string, string | undefined>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...filled, ...change }))
    if (value !== undefined) form.append(name, value)
  return parseForm(applicationSchema, form, emptyForm, ['skills'])
}

function errorsOf(change: Record<string, string | undefined>) {
  const parsed = post(change)
  return parsed.ok ? {} : parsed.state.errors
}

test('a filled form comes in, what was left out being null', () => {
  const parsed = post({ pronouns: '  ' })
  expect(parsed.ok && parsed.input).toMatchObject({
    email: 'ash@example.org',
    pronouns: null,
    accessNeeds: null,
    skills: [],
    hasConflict: false,
  })
})

test('an empty form is told everything at once, in the order of the form', () => {
  const empty = Object.fromEntries(
    Object.keys(filled).map((name) => [name, name === 'formKey' ? filled.formKey : undefined]),
  )
  expect(Object.keys(errorsOf(empty))).toEqual(Object.keys(filled).filter((name) => name !== 'formKey'))
})

test('a conflict and paid work are described by whoever has them, even while other fields are wrong', () => {
  expect(errorsOf({ hasConflict: 'yes', hasPaidWork: 'yes', conflict: ' ', name: '' })).toEqual({
    name: 'Enter your name',
    conflict: 'Tell us about the conflict of interest',
    paidWork: 'Tell us about the paid work',
  })
})

test('nobody is their own reference, and two references are two people', () => {
  expect(errorsOf({ reference1Email: 'ash@example.org' })).toHaveProperty('reference1Email')
  expect(errorsOf({ reference2Email: 'ASH@example.org' })).toHaveProperty('reference2Email')
  expect(errorsOf({ reference2Email: 'bo@example.org' })).toHaveProperty('reference2Email')
})

test('both references have to have agreed', () => {
  expect(errorsOf({ reference1Consent: undefined, reference2Consent: 'no' })).toEqual({
    reference1Consent: 'Confirm that your first reference has agreed',
    reference2Consent: 'Confirm that your second reference has agreed',
  })
})

test('a long answer may have 4,000 characters, the end of a line counting as one', () => {
  expect(post({ motivation: `${'a'.repeat(1999)}\r\n`.repeat(2) }).ok).toBe(true)
  expect(errorsOf({ motivation: 'a'.repeat(4001) })).toEqual({ motivation: 'Use at most 4,000 characters' })
})

test('choices that were never offered are refused', () => {
  expect(errorsOf({ region: 'atlantis', skills: 'juggling' })).toEqual({
    region: 'Choose the region you live in',
    skills: 'Choose from the list',
  })
})
