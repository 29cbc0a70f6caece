import { countApplicationsToErase } from '@/lib/board/own/erase-applications'
import { listInterestsToForget } from '@/lib/courses/interest/forget-interests'
import { db } from '@/lib/db'
import { type KeepName, keepNames, keepTimes, keptSince, readKeepTimes, timeInWords } from '@/lib/keep-times'
import { countMailToForget } from '@/lib/mail-log'
import type { Staff, Treasurer } from '@/lib/people/granted'
import { countDormant, listDormant } from './dormant-people'
import { countGiftNotes, listGiftNotes } from './gift-notes'
import { countSeatNotes, listSeatNotes } from './seat-notes'

/** How far the desk looks ahead: what is shown can be exported before it goes. */
export const AHEAD_DAYS = 30

const counts: Record<KeepName, (since: Date, now: Date) => Promise<number>> = {
  keepNeedsMonths: (since) => countSeatNotes(db, since),
  keepPeopleMonths: (since) => countDormant(db, since, { hasPaid: false }),
  keepPayersMonths: (since) => countDormant(db, since, { hasPaid: true }),
  keepGiftNotesMonths: (since) => countGiftNotes(db, since),
  keepInterestMonths: async (since, now) => (await listInterestsToForget(db, since, now)).length,
  keepMailDays: (since) => countMailToForget(since),
}

function ahead(now: Date): Date {
  const then = new Date(now)
  then.setUTCDate(then.getUTCDate() + AHEAD_DAYS)
  return then
}

/** How many of each are erased in the coming night and in the next thirty days, if nothing changes. */
export async function nextErasures(now = new Date()) {
  const times = await readKeepTimes(now)
  const then = ahead(now)
  const kinds = await Promise.all(
    keepNames.map(async (name) => ({
      name,
      label: keepTimes[name].label,
      keptFor: timeInWords(times[name]),
      restsUntil: times[name].restsUntil,
      tonight: times[name].restsUntil ? 0 : await counts[name](keptSince(times[name], now), now),
      soon: await counts[name](keptSince(times[name], then), then),
    })),
  )
  const applications = { tonight: await countApplicationsToErase(now), soon: await countApplicationsToErase(then) }
  return { kinds, applications }
}

async function sinceOf(name: KeepName, now: Date) {
  const then = ahead(now)
  return { since: keptSince((await readKeepTimes(now))[name], then), then }
}

/** What people wrote to take part and is erased in the next thirty days. */
export async function seatNotesToErase(_: Staff, now = new Date()) {
  return listSeatNotes(db, (await sinceOf('keepNeedsMonths', now)).since)
}

/** Addresses that wait for a course and are forgotten in the next thirty days. */
export async function interestsToErase(_: Staff, now = new Date()) {
  const { since, then } = await sinceOf('keepInterestMonths', now)
  return listInterestsToForget(db, since, then)
}

/** People who are removed in the next thirty days, whether they have paid or not. */
export async function peopleToErase(_: Staff, now = new Date()) {
  const never = await listDormant(db, (await sinceOf('keepPeopleMonths', now)).since, { hasPaid: false })
  const payers = await listDormant(db, (await sinceOf('keepPayersMonths', now)).since, { hasPaid: true })
  return [...never, ...payers]
}

/** Notes beside gifts that are erased in the next thirty days. */
export async function giftNotesToErase(_: Treasurer, now = new Date()) {
  return listGiftNotes(db, (await sinceOf('keepGiftNotesMonths', now)).since)
}
