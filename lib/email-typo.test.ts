import { expect, test } from 'vitest'
import { askAboutTypo, probableEmail } from './email-typo'
import { emptyForm } from './form'

test.each([
  ['ada@gmial.com', 'ada@gmail.com'],
  ['ada@gamil.com', 'ada@gmail.com'],
  ['ada@gmal.com', 'ada@gmail.com'],
  ['ada@gmaill.com', 'ada@gmail.com'],
  ['ada@gmail.con', 'ada@gmail.com'],
  ['ada@gmail.co', 'ada@gmail.com'],
  ['ada@hotmial.com', 'ada@hotmail.com'],
  ['ada@yaho.com', 'ada@yahoo.com'],
  ['ada@outlok.com', 'ada@outlook.com'],
  ['ada@iclod.com', 'ada@icloud.com'],
  ['ada@comcst.net', 'ada@comcast.net'],
  ['ada@alo.com', 'ada@aol.com'],
])('a slip of the finger is noticed: %s', (typed, meant) => {
  expect(probableEmail(typed)).toBe(meant)
})

test.each([
  'ada@gmail.com',
  'ada@ymail.com',
  'ada@gmx.com',
  'ada@mail.com',
  'ada@example.org',
  'ada@orncc.org',
  'ada@yahoo.ca',
  'ada@hotmail.de',
  'ada@aim.com',
  '@gmial.com',
  'no address',
])('an address that may well be meant is left alone: %s', (typed) => {
  expect(probableEmail(typed)).toBeNull()
})

/** A form as a browser posts it: a ticked box after the field whose name it shares. */
function posted(...fields: [name: string, value: string][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

test('a slip is asked about once, and passes when it is sent again as it is', () => {
  const form = posted(['email', ' Ada@gmial.com'], ['doubtedEmail', ''])
  const doubted = askAboutTypo(emptyForm, form, 'ada@gmial.com')
  expect(doubted?.errors.email).toContain('Did you mean ada@gmail.com?')
  expect(doubted?.values).toMatchObject({ email: [' Ada@gmial.com'], meantEmail: ['ada@gmail.com'] })
  const again = posted(['email', ' Ada@gmial.com'], ['doubtedEmail', `${doubted?.values.doubtedEmail}`])
  expect(askAboutTypo(emptyForm, again, 'ada@gmial.com')).toBeNull()
  expect(askAboutTypo(emptyForm, again, 'ada@gmal.com')).not.toBeNull()
})
