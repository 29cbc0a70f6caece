import { expect, test } from 'vitest'
import { giftSchema, readAmount } from './schema'

const typed = {
  amount: 'other',
  otherAmount: '75',
  name: 'Zoë Quill',
  email: 'zoe@example.org',
  formKey: '01890000-0000-7000-8000-000000000000',
}

function errorsOf(changed: Record<string, string>) {
  const result = giftSchema.safeParse({ ...typed, ...changed })
  return Object.fromEntries(result.error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? [])
}

test('a preset and a typed amount both become cents', () => {
  expect(giftSchema.parse({ ...typed, amount: '50', otherAmount: '' })).toMatchObject({ amountCents: 5000 })
  expect(giftSchema.parse({ ...typed, otherAmount: '$1,234.50' })).toMatchObject({ amountCents: 123_450 })
})

test('an amount typed without choosing "other" counts, as the browser may not have chosen it', () => {
  expect(readAmount('', '75')).toEqual({ ok: true, amountCents: 7500 })
})

test('a chosen and a typed amount together are asked again, never guessed', () => {
  expect(errorsOf({ amount: '50' })).toEqual({ otherAmount: 'Choose either $50 or an amount of your own' })
})

test('each amount that cannot be given is refused with its reason', () => {
  expect(errorsOf({ amount: '', otherAmount: '' })).toEqual({ amount: 'Choose an amount' })
  expect(errorsOf({ otherAmount: '' }).otherAmount).toContain('Enter the amount')
  expect(errorsOf({ otherAmount: 'fifty' }).otherAmount).toContain('like 75 or 75.50')
  expect(errorsOf({ otherAmount: '-5' }).otherAmount).toContain('like 75 or 75.50')
  expect(errorsOf({ otherAmount: '0.99' }).otherAmount).toContain('smallest gift that we can take by card is $1')
  expect(errorsOf({ otherAmount: '25,000.01' }).otherAmount).toContain('For more than $25,000')
  expect(errorsOf({ otherAmount: '9'.repeat(41) }).otherAmount).toContain('like 75 or 75.50')
})

test('the smallest and the largest gift are taken', () => {
  expect(errorsOf({ otherAmount: '1' })).toEqual({})
  expect(errorsOf({ otherAmount: '25,000' })).toEqual({})
})

test('a wrong amount and a missing name are said at once', () => {
  expect(Object.keys(errorsOf({ otherAmount: 'fifty', name: ' ', email: 'zoe' })).sort()).toEqual([
    'email',
    'name',
    'otherAmount',
  ])
})

test('a form with nothing but an amount and who gives is a gift to the general fund, and no more', () => {
  expect(
    giftSchema.parse({ ...typed, fund: 'general', tribute: 'none', honoree: ' ', notifyEmail: ' ' }),
  ).toMatchObject({
    fund: null,
    coversFee: false,
    tribute: null,
    isAnonymous: false,
    employer: null,
    note: null,
  })
  expect(giftSchema.parse(typed)).toMatchObject({ fund: null, coversFee: false, tribute: null })
})

test('everything that may be added is read', () => {
  const more = {
    fund: 'scholarships',
    coversFee: 'yes',
    tribute: 'memory',
    honoree: ' Maria\n Vale ',
    notifyName: 'Ivo Vale',
    notifyEmail: ' Ivo@Example.org ',
    tributeMessage: 'She taught me\nto listen.',
    isAnonymous: 'yes',
    employer: 'Cascade Mills',
    note: 'Thank you all.',
  }
  expect(giftSchema.parse({ ...typed, ...more })).toMatchObject({
    fund: 'scholarships',
    coversFee: true,
    tribute: {
      kind: 'memory',
      honoree: 'Maria Vale',
      notify: { name: 'Ivo Vale', email: 'ivo@example.org', message: 'She taught me\nto listen.' },
    },
    isAnonymous: true,
    employer: 'Cascade Mills',
    note: 'Thank you all.',
  })
})

test('a name that no mail could be sent with is asked again', () => {
  expect(errorsOf({ name: ' null ' })).toEqual({ name: 'Enter your name' })
  expect(errorsOf({ tribute: 'memory', honoree: 'undefined' }).honoree).toContain('Enter the name')
  expect(errorsOf({ name: 'Christopher Null' })).toEqual({})
})

test('half a dedication is asked again, never guessed', () => {
  const honor = { tribute: 'honor', honoree: 'Maria Vale' }
  expect(errorsOf({ tribute: 'honor' })).toEqual({
    honoree: 'Enter the name of the person whom the gift is in honor of',
  })
  expect(errorsOf({ honoree: 'Maria Vale' }).tribute).toContain('Choose in honor or in memory')
  expect(errorsOf({ tribute: 'none', notifyEmail: 'ivo@example.org' }).tribute).toContain('Choose in honor')
  expect(errorsOf({ ...honor, tributeMessage: 'For you' }).notifyEmail).toContain(
    'Enter the email of the person to tell',
  )
  expect(errorsOf({ ...honor, notifyName: 'Ivo' }).notifyEmail).toContain('Enter the email of the person to tell')
  expect(errorsOf({ ...honor, notifyEmail: 'ivo@example.org' })).toEqual({
    notifyName: 'Enter the name of the person to tell',
  })
  expect(errorsOf({ ...honor, notifyName: 'Ivo', notifyEmail: 'ivo' }).notifyEmail).toContain('like name@example.com')
  expect(errorsOf(honor)).toEqual({})
})

test('a wrong amount, half a dedication and a missing name are said at once', () => {
  const errors = errorsOf({ otherAmount: 'fifty', tribute: 'memory', name: '' })
  expect(Object.keys(errors).sort()).toEqual(['honoree', 'name', 'otherAmount'])
})
