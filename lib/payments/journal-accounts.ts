import { z } from 'zod'
import { db } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'

/** The accounts that the journal books on: what each is for, and its name until the treasurer gives it another. */
export const accounts = {
  stripe: { name: 'Stripe balance', is: 'What Stripe holds for ORNCC (a bank account in QuickBooks)' },
  bank: { name: 'Checking', is: 'The bank account that Stripe pays out to, and that checks are written on' },
  undeposited: { name: 'Undeposited Funds', is: 'Checks and cash that have come in' },
  courseFees: { name: 'Course fees', is: 'Income: what people paid for seats' },
  gifts: { name: 'Contributions', is: 'Income: gifts; the fund is their class' },
  feeCover: { name: 'Card fees covered by donors', is: 'Income: what was added to cover the card fee' },
  stripeFees: { name: 'Card processing fees', is: 'Expense: what Stripe keeps, of disputes too' },
  disputes: { name: 'Disputed payments', is: 'What banks have taken back' },
  unnamed: {
    name: 'Ask the treasurer',
    is: 'What nobody has named: refunds without lines, fees and corrections of Stripe’s own',
  },
} as const

export type AccountKey = keyof typeof accounts
export type AccountNames = Record<AccountKey, string>

export const accountKeys: AccountKey[] = [
  'stripe',
  'bank',
  'undeposited',
  'courseFees',
  'gifts',
  'feeCover',
  'stripeFees',
  'disputes',
  'unnamed',
]

const PREFIX = 'account:'

/** The names of the accounts as they are in QuickBooks. */
export async function readAccountNames(_: Treasurer): Promise<AccountNames> {
  const rows = await db.setting.findMany({ where: { name: { startsWith: PREFIX } } })
  const nameOf = (key: AccountKey) => rows.find(({ name }) => name === PREFIX + key)?.value ?? accounts[key].name
  return {
    stripe: nameOf('stripe'),
    bank: nameOf('bank'),
    undeposited: nameOf('undeposited'),
    courseFees: nameOf('courseFees'),
    gifts: nameOf('gifts'),
    feeCover: nameOf('feeCover'),
    stripeFees: nameOf('stripeFees'),
    disputes: nameOf('disputes'),
    unnamed: nameOf('unnamed'),
  }
}

const accountName = z
  .string('Write its name as it is in QuickBooks')
  .trim()
  .min(1, 'Write its name as it is in QuickBooks')
  .max(100, 'QuickBooks takes at most 100 characters')
  // A sub-account is written "Parent:Child"; what begins like a formula would not stay as it is.
  .regex(/^[^=+\-@\t\r"]/, 'QuickBooks takes no name that begins like this')

/** A name for each account. */
export const accountNames = z.object({
  stripe: accountName,
  bank: accountName,
  undeposited: accountName,
  courseFees: accountName,
  gifts: accountName,
  feeCover: accountName,
  stripeFees: accountName,
  disputes: accountName,
  unnamed: accountName,
})

/** Gives the accounts their names; every later export has them. */
export async function nameAccounts(treasurer: Treasurer, names: AccountNames): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const key of accountKeys) {
      const [name, value] = [PREFIX + key, names[key]]
      await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } })
    }
    await tx.auditEntry.create({
      data: { actor: `person:${treasurer.personId}`, action: 'accounts.named', subject: 'journal', details: names },
    })
  })
}
