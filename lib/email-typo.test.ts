import { expect, test } from 'vitest'
import { probableEmail } from './email-typo'

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
