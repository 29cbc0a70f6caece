import { expect, test } from 'vitest'
import { composeEmail } from './email'

test('the text part says all that the HTML part says', () => {
  const email = composeEmail('A seat', [
    { paragraph: 'You have a seat.' },
    { facts: [['When', 'Mon, Jun 8']] },
    { list: ['One', 'Two'] },
    { action: { label: 'Join', href: 'https://example.org/join/abc' } },
    { paper: 'Title\n\nLabel: value\n\nA sentence.\n\nImprint' },
  ])
  for (const said of [
    'You have a seat.',
    'When',
    'Mon, Jun 8',
    'One',
    'Two',
    'Join',
    'https://example.org/join/abc',
    'Title',
    'Label',
    'value',
    'A sentence.',
    'Imprint',
  ]) {
    expect(email.text).toContain(said)
    expect(email.html).toContain(said)
  }
})

test('what people typed cannot become HTML', () => {
  const email = composeEmail('<b>', [{ paragraph: '<img src=x>' }, { link: { label: 'a', href: '"><script>' } }])
  expect(email.html).not.toMatch(/<img|<script|<b>/)
})

test('a mail with a missing value is not made at all', () => {
  const missing: { name?: string } = {}
  expect(() => composeEmail('Welcome', [{ paragraph: `Your seat, ${missing.name}` }])).toThrow('missing')
  expect(() => composeEmail(`Dear ${null}`, [])).toThrow('missing')
  expect(() => composeEmail('Welcome', [{ greeting: `${missing.name}` }])).toThrow('missing')
  expect(() => composeEmail('Welcome', [{ facts: [['Name', `${null}`]] }])).toThrow('missing')
})

test('people and addresses may hold any word', () => {
  const email = composeEmail('A gift', [
    { greeting: 'Chris null' },
    { facts: [['Email', 'dev.null@example.org']] },
    { paper: 'Donor: Undefined null' },
  ])
  expect(email.text).toContain('Dear Chris null,')
  expect(email.html).toContain('dev.null@example.org')
})

test('what somebody wrote may hold any word', () => {
  expect(composeEmail('A message', [{ quoted: 'null and undefined {{ }}' }]).text).toContain(
    '> null and undefined {{ }}',
  )
})

test('the random letters of a link may spell anything', () => {
  const link = { label: 'Your registration', href: 'https://example.org/r/aNaN.1.x-null-undefined' }
  expect(composeEmail('A seat', [{ link }]).text).toContain(link.href)
})
