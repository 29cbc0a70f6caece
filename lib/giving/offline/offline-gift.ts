import { z } from 'zod'
import { emailField, optionalLine, optionalText } from '@/lib/form-fields'
import { GENERAL } from '@/lib/giving/funds/fund-state'
import { formatCents, parseDollars } from '@/lib/money'
import type { NamedPerson } from '@/lib/people/known-people'
import { UNNAMED } from '@/lib/people/unnamed-giver'

/** How a gift comes when it does not come by card. */
export const OFFLINE_METHODS = ['CHECK', 'CASH', 'DAF', 'IRA', 'STOCK', 'IN_KIND', 'EMPLOYER_MATCH'] as const
export type OfflineMethod = (typeof OFFLINE_METHODS)[number]

export const methodNames: Record<OfflineMethod, string> = {
  CHECK: 'Check',
  CASH: 'Cash',
  DAF: 'Donor-advised fund',
  IRA: 'IRA distribution',
  STOCK: 'Stock',
  IN_KIND: 'In kind',
  EMPLOYER_MATCH: 'Employer match',
}

export const TRIBUTE_KINDS = ['HONOR', 'MEMORY'] as const

/** One gift as the treasurer enters it, or as a line of a file says it. */
export type OfflineGift = {
  method: OfflineMethod
  /** Null for shares and things. */
  amountCents: number | null
  /** What shares or things were given; null for money. */
  description: string | null
  receivedOn: string
  postmarkedOn: string | null
  /** The number of the check, or of the grant. */
  reference: string | null
  /** Whom we write to: who gave; of a fund's grant its advisor; of a match the employer. */
  donor: NamedPerson
  /** Cash of which nobody knows who gave it: the donor has no name of their own, and nobody gets a receipt. */
  isUnnamed?: true
  /** The sponsor of a donor-advised fund, or the custodian of an IRA. */
  organization: string | null
  /** Of an employer's match: whose gift it matches. */
  employee: NamedPerson | null
  /** Of a fund its address or name; null: the general one. */
  fund: string | null
  tribute: { kind: (typeof TRIBUTE_KINDS)[number]; honoree: string } | null
}

/** The most that is taken without a second thought: above it a point was forgotten, more often than not. */
const MOST_OFFLINE_CENTS = 100_000_000

const DAY = 'Enter a day like 12/31/2026, with four digits of the year'

/** ORNCC began in 2001: what is before is a year typed with two digits. */
const FIRST_DAY = '2001-01-01'

/** A day as browsers post it (2026-12-31) or as people write it (12/31/2026), as 2026-12-31; null when it is none. */
export function readDay(typed: string): string | null {
  const text = typed.trim()
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const day = american ? `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}` : text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day || day < FIRST_DAY ? null : day
}

const day = z.string().trim().default('')
const email = z
  .union([z.literal('').transform(() => null), emailField])
  .nullish()
  .transform((address) => address ?? null)

/** The address as it stands on an envelope: no empty lines, nothing at the ends of lines. */
const address = optionalText(500).transform((lines) => {
  const kept = (lines ?? '').split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, ' '))
  return kept.filter((line) => line !== '').join('\n') || null
})

/** What was typed for a fund; the general one has no row. */
function typedFund(typed: string | null): string | null {
  return typed === null || typed.toLowerCase().replace(/ fund$/, '') === GENERAL ? null : typed
}

/** What comes in, typed; the rules between the fields are in `offlineGift`. */
export const offlineFields = z.object({
  method: z.enum(OFFLINE_METHODS, 'Choose how it was given'),
  amount: z.string().max(40, 'Enter an amount in dollars, like 75 or 75.50').default(''),
  shares: z.string().trim().max(20).default(''),
  description: optionalLine(300),
  receivedOn: day,
  postmarkedOn: day,
  reference: optionalLine(60),
  name: optionalLine(200),
  isUnnamed: z.literal('yes').optional(),
  email,
  postalAddress: address,
  organization: optionalLine(200),
  employee: optionalLine(200),
  employeeEmail: email,
  employeeAddress: address,
  fund: optionalLine(200).transform(typedFund),
  tributeKind: z
    .union([z.literal('').transform(() => null), z.enum(TRIBUTE_KINDS)])
    .nullish()
    .transform((kind) => kind ?? null),
  honoree: optionalLine(200),
})

type Fields = z.infer<typeof offlineFields>

type Problem = { path: keyof Fields; message: string }

/**
 * The gift that these fields say, or what is wrong with them. `today` is the day in ORNCC's zone, after which nothing has
 * come. What belongs to another way of giving is left out of sight by the form, so it is not looked at here.
 */
export function offlineGift(
  fields: Fields,
  today: string,
): { ok: true; gift: OfflineGift } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const wrong = (path: keyof Fields, message: string) => problems.push({ path, message })
  const { method } = fields
  const isNonCash = method === 'STOCK' || method === 'IN_KIND'

  const amountCents = isNonCash ? null : parseDollars(fields.amount)
  if (!isNonCash) {
    if (fields.amount.trim() === '') wrong('amount', 'Enter the amount')
    else if (amountCents === null) wrong('amount', 'Enter an amount in dollars, like 75 or 75.50')
    else if (amountCents < 1) wrong('amount', 'Enter an amount above zero')
    else if (amountCents > MOST_OFFLINE_CENTS) {
      wrong('amount', `This is more than ${formatCents(MOST_OFFLINE_CENTS)}: was a point forgotten?`)
    }
  }
  const receivedOn = readDay(fields.receivedOn)
  if (receivedOn === null) wrong('receivedOn', fields.receivedOn === '' ? 'Enter the day on which it came' : DAY)
  else if (receivedOn > today) wrong('receivedOn', 'This day has not come yet')
  const hasPostmark = method === 'CHECK' && fields.postmarkedOn !== ''
  const postmarkedOn = hasPostmark ? readDay(fields.postmarkedOn) : null
  if (hasPostmark && postmarkedOn === null) wrong('postmarkedOn', DAY)
  else if (postmarkedOn && receivedOn && postmarkedOn > receivedOn) {
    wrong('postmarkedOn', 'A check is mailed before it comes: this is after the day on which it came')
  }

  const isUnnamed = method === 'CASH' && fields.isUnnamed === 'yes'
  const donor = isUnnamed
    ? { name: UNNAMED, email: null, postalAddress: null }
    : { name: fields.name ?? '', email: fields.email, postalAddress: fields.postalAddress }
  if (isUnnamed && [fields.name, fields.email, fields.postalAddress].some((typed) => typed !== null)) {
    wrong('isUnnamed', 'Nobody knows who gave it, and yet there is a name or an address: take one of them away')
  }
  if (!isUnnamed && fields.name === null) wrong('name', nameMissing[method])
  if (!isUnnamed && !isReachable(donor)) {
    wrong('email', 'Enter an email or a postal address: the receipt has to go somewhere')
  }
  if (method === 'DAF' && fields.organization === null) wrong('organization', 'Enter the name of the fund’s sponsor')
  const employee = {
    name: fields.employee ?? '',
    email: fields.employeeEmail,
    postalAddress: fields.employeeAddress,
  }
  if (method === 'EMPLOYER_MATCH') {
    if (fields.employee === null) wrong('employee', 'Enter whose gift is matched')
    if (!isReachable(employee)) wrong('employeeEmail', 'Enter an email or a postal address: they are thanked')
  }
  const description = isNonCash ? whatWasGiven(fields, wrong) : null
  if (fields.tributeKind !== null && fields.honoree === null) wrong('honoree', 'Enter in whose honor or memory')
  if (fields.tributeKind === null && fields.honoree !== null) wrong('tributeKind', 'Choose in honor or in memory')

  if (problems.length > 0 || receivedOn === null) return { ok: false, problems }
  return {
    ok: true,
    gift: {
      method,
      amountCents,
      description,
      receivedOn,
      postmarkedOn,
      reference: method === 'CASH' || method === 'IN_KIND' ? null : fields.reference,
      donor,
      ...(isUnnamed ? { isUnnamed } : {}),
      organization: method === 'DAF' || method === 'IRA' ? fields.organization : null,
      employee: method === 'EMPLOYER_MATCH' ? employee : null,
      fund: fields.fund,
      tribute: fields.tributeKind && fields.honoree ? { kind: fields.tributeKind, honoree: fields.honoree } : null,
    },
  }
}

const nameMissing: Record<OfflineMethod, string> = {
  CHECK: 'Enter who gave it',
  CASH: 'Enter who gave it',
  DAF: 'Enter who advised the grant',
  IRA: 'Enter who gave it',
  STOCK: 'Enter who gave it',
  IN_KIND: 'Enter who gave it',
  EMPLOYER_MATCH: 'Enter the employer’s name',
}

function isReachable({ email, postalAddress }: NamedPerson): boolean {
  return email !== null || postalAddress !== null
}

function whatWasGiven(
  { method, shares, description }: Fields,
  wrong: (path: keyof Fields, message: string) => void,
): string | null {
  if (description === null) {
    wrong('description', method === 'STOCK' ? 'Enter whose shares they are' : 'Describe what was given')
  }
  // A value would become ORNCC's word about it, and that is the donor's to say.
  if (description?.includes('$')) wrong('description', 'Describe it without a value: that is the donor’s to say')
  if (method !== 'STOCK') return description
  const count = /^(\d{1,9})(\.\d{1,6})?$/.exec(shares.replaceAll(',', ''))
  if (!count || Number(count[0]) === 0) wrong('shares', 'Enter the number of shares, like 12 or 3.5')
  return `${count?.[0] ?? ''} ${Number(count?.[0]) === 1 ? 'share' : 'shares'} of ${description ?? ''}`
}

/** The day that is the date of the gift: of a mailed check its postmark's. */
export function giftDay({ receivedOn, postmarkedOn }: Pick<OfflineGift, 'receivedOn' | 'postmarkedOn'>): string {
  return postmarkedOn ?? receivedOn
}

/** How a donor knows it: "Check 1042", "IRA distribution, from River Trust". */
export function methodLabel({ method, reference, organization }: OfflineGift): string {
  const name = methodNames[method]
  if (method === 'CHECK') return reference === null ? name : `${name} ${reference}`
  const from = method === 'IRA' && organization !== null ? `, from ${organization}` : ''
  return `${name}${from}${reference === null ? '' : `, ${reference}`}`
}

/** Whose name stands on the receipt as who gave. */
export function payerName({ method, organization, donor }: OfflineGift): string {
  return method === 'DAF' ? (organization ?? donor.name) : donor.name
}

/** Through whom it came, where that is somebody else. */
export function throughName({ method, donor, employee }: OfflineGift): string | null {
  if (method === 'DAF') return donor.name
  return employee?.name ?? null
}
