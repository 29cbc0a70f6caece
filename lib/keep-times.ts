import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { db, type Tx } from './db'
import { DAY_MS } from './durations'

// (check) How long each of these is kept, and why, is for ORNCC's board to decide and its treasurer to sign off.

export const keepNames = [
  'keepNeedsMonths',
  'keepPeopleMonths',
  'keepPayersMonths',
  'keepGiftNotesMonths',
  'keepInterestMonths',
  'keepMailDays',
] as const
export type KeepName = (typeof keepNames)[number]

type KeepTime = {
  label: string
  /** From when it counts. */
  after: string
  why: string
  unit: 'months' | 'days'
  byDefault: number
  least: number
  most: number
}

/** What is kept for a time that ORNCC sets. Payments, receipts and the audit are not among it: these stay. */
export const keepTimes: Record<KeepName, KeepTime> = {
  keepNeedsMonths: {
    label: 'What people wrote to take part',
    after: 'the last session of their run: access needs, pronouns, time zone, what was said about a scholarship',
    why: 'It may tell of somebody’s health or means, and serves that run alone. No law asks to keep it.',
    unit: 'months',
    byDefault: 6,
    least: 1,
    most: 36,
  },
  keepPeopleMonths: {
    label: 'Names and addresses of people who never paid or gave',
    after: 'their last run or registration',
    why: 'Old courses have to be found again for those who come back or want a certificate. No law asks to keep it.',
    unit: 'months',
    byDefault: 36,
    least: 12,
    most: 120,
  },
  keepPayersMonths: {
    label: 'Names and addresses of people who paid or gave',
    after: 'their last payment, run or registration',
    why: 'The books must be able to say who paid while the IRS may ask: mostly three years, up to seven.',
    unit: 'months',
    byDefault: 84,
    least: 48,
    most: 240,
  },
  keepGiftNotesMonths: {
    label: 'Notes beside gifts',
    after: 'the gift: the note to the office, the employer, whom the donor wanted told and the words for them',
    why: 'An employer’s match may be asked for until a year later. The books need none of it.',
    unit: 'months',
    byDefault: 24,
    least: 6,
    most: 120,
  },
  keepInterestMonths: {
    label: 'Addresses that wait to hear of a course',
    after: 'they said yes',
    why: 'Whoever has waited so long may not know any more that they asked. No law asks to keep it.',
    unit: 'months',
    byDefault: 24,
    least: 6,
    most: 60,
  },
  keepMailDays: {
    label: 'What our mails said',
    after: 'they were written, messages of the contact form among them',
    why: 'Long enough to help when one does not arrive. No law asks to keep it; receipts are kept by themselves.',
    unit: 'days',
    byDefault: 30,
    least: 7,
    most: 365,
  },
}

/** What may stand in the field of one: a whole number within its bounds, or nothing. */
export function keepTimeShape(name: KeepName): z.ZodType<string> {
  const { least, most, unit } = keepTimes[name]
  const isWithin = (text: string) => text === '' || (/^\d{1,3}$/.test(text) && +text >= least && +text <= most)
  return z.string().trim().refine(isWithin, `Write a whole number of ${unit}, from ${least} to ${most}`)
}

/** After a time is changed nothing goes by it for so long: somebody may have mistyped, or want to export first. */
const GRACE_DAYS = 7

export type Keep = {
  name: KeepName
  /** Months or days, as its unit says. */
  time: number
  /** Until then nothing is erased by it, since it was changed. */
  restsUntil: Date | null
}

/** How long each is kept now. */
export async function readKeepTimes(now: Date, tx: Tx | typeof db = db): Promise<Record<KeepName, Keep>> {
  const rows = await tx.setting.findMany({ where: { name: { in: [...keepNames] } } })
  const read = (name: KeepName): Keep => {
    const row = rows.find((known) => known.name === name)
    const rests = row ? new Date(row.updatedAt.getTime() + GRACE_DAYS * DAY_MS) : null
    return {
      name,
      time: row?.value ? Number(row.value) : keepTimes[name].byDefault,
      restsUntil: rests && rests > now ? rests : null,
    }
  }
  return {
    keepNeedsMonths: read('keepNeedsMonths'),
    keepPeopleMonths: read('keepPeopleMonths'),
    keepPayersMonths: read('keepPayersMonths'),
    keepGiftNotesMonths: read('keepGiftNotesMonths'),
    keepInterestMonths: read('keepInterestMonths'),
    keepMailDays: read('keepMailDays'),
  }
}

/** What ended before this moment has been kept for its time. */
export function keptSince({ name, time }: Keep, now: Date): Date {
  const since = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO('UTC')
    .subtract({ [keepTimes[name].unit]: time })
  return new Date(since.epochMilliseconds)
}

/** "6 months", as pages say it. */
export function timeInWords({ name, time }: Keep): string {
  const { unit } = keepTimes[name]
  return `${time} ${time === 1 ? unit.slice(0, -1) : unit}`
}
