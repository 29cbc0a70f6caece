import { z } from 'zod'
import { emailField } from './form-fields'
import { type KeepName, keepNames, keepTimeShape, keepTimes } from './keep-times'
import type { SettingName } from './settings'

/** One line, or nothing: an empty setting is one that is not set. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters`)
    .regex(/^[^\n\r]*$/, 'Write it on one line')

const like = (pattern: RegExp, message: string) =>
  line(300).refine((text) => text === '' || pattern.test(text), message)

type SettingField = {
  label: string
  is: string
  /** What stays closed, or undone, while it is not set. */
  without: string
  /** Of a time: its unit, what holds while it is not set, and from when it counts and why. */
  time?: { unit: string; byDefault: number; from: string }
  shape: z.ZodType<string>
}

const noReceipts = 'no receipt can be issued, so giving and everything that costs money are closed'

/** Each setting as people meet it, at the desk and at the command line. */
export const settingFields: Record<SettingName, SettingField> = {
  legalName: {
    label: 'Legal name',
    is: 'The name on receipts, as the IRS knows it.',
    without: noReceipts,
    shape: line(200),
  },
  ein: {
    label: 'Tax number (EIN)',
    is: 'The tax number on receipts, such as 12-3456789.',
    without: noReceipts,
    shape: like(/^\d{2}-\d{7}$/, 'Write it like 12-3456789'),
  },
  postalAddress: {
    label: 'Postal address',
    is: 'The address on receipts, on one line.',
    without: noReceipts,
    shape: line(300),
  },
  officeEmail: {
    label: 'Email of the office',
    is: 'Where registrations, gifts and messages are announced.',
    without: 'nobody is told of registrations and gifts, and the contact form is closed',
    shape: emailOrNothing(),
  },
  boardEmail: {
    label: 'Email of the board',
    is: 'Where board applications are announced.',
    without: 'board applications are announced to the office alone',
    shape: emailOrNothing(),
  },
  cardFeePercent: {
    label: 'Stripe’s fee in percent',
    is: 'What Stripe keeps of each charge, as its contract says; a donor may cover it.',
    without: 'nobody is asked whether they would cover the fee',
    shape: like(/^\d(\.\d{1,3})?$/, 'Write it like 2.9'),
  },
  cardFeeCents: {
    label: 'Stripe’s fee in cents',
    is: 'What Stripe keeps besides, such as 30.',
    without: 'nobody is asked whether they would cover the fee',
    shape: like(/^\d{1,3}$/, 'Write it in whole cents, like 30'),
  },
  keepNeedsMonths: keepField('keepNeedsMonths'),
  keepPeopleMonths: keepField('keepPeopleMonths'),
  keepPayersMonths: keepField('keepPayersMonths'),
  keepGiftNotesMonths: keepField('keepGiftNotesMonths'),
  keepInterestMonths: keepField('keepInterestMonths'),
  keepMailDays: keepField('keepMailDays'),
}

function keepField(name: KeepName): SettingField {
  const { label, after, why, unit, byDefault } = keepTimes[name]
  return {
    label,
    is: `In ${unit} after ${after}. ${why}`,
    without: `${byDefault} ${unit}`,
    time: { unit, byDefault, from: `After ${after}. ${why}` },
    shape: keepTimeShape(name),
  }
}

/** A setting as pages print it; null: it is not set, and something waits for it. */
export function settingInWords(name: SettingName, value: string | undefined): string | null {
  const { time } = settingFields[name]
  if (!time) return value ?? null
  return value ? `${value} ${time.unit}` : `${time.byDefault} ${time.unit}, since nothing else is set`
}

function emailOrNothing() {
  const isEmail = (text: string) => text === '' || emailField.safeParse(text).success
  return line(254).toLowerCase().refine(isEmail, 'Enter an email address like name@example.com')
}

/** Settings that belong together and are changed in one form. */
export const settingGroups = {
  receipts: { title: 'Receipts', names: ['legalName', 'ein', 'postalAddress'] },
  mail: { title: 'Who is told', names: ['officeEmail', 'boardEmail'] },
  'card-fee': { title: 'The card fee', names: ['cardFeePercent', 'cardFeeCents'] },
  keeping: { title: 'How long things are kept', names: keepNames },
} as const satisfies Record<string, { title: string; names: readonly SettingName[] }>
export type SettingGroup = keyof typeof settingGroups

export function isSettingGroup(group: string): group is SettingGroup {
  return Object.hasOwn(settingGroups, group)
}

/** What the form of a group may send. */
export function settingsSchema(group: SettingGroup) {
  return z.object(Object.fromEntries(settingGroups[group].names.map((name) => [name, settingFields[name].shape])))
}
