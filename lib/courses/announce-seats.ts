import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import type { Tx } from '@/lib/db'
import { type Outgoing, queueMails } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import type { LockedRun } from './lock-run'
import { calendarOf, officeMail, type SeatHolder, seatMail } from './mail-seat'

/** `seatsTaken`: how many are taken once this one is counted, for the office to read. */
type ConfirmedSeat = SeatHolder & { seatsTaken: number }

/**
 * What follows when seats of a run are confirmed, whichever way they were: each person's mail with their own links, word
 * to the office, and to Zoom. Once a registration, in a handful of statements however many there are.
 */
export async function announceSeats(tx: Tx, run: LockedRun, seats: readonly ConfirmedSeat[], now: Date): Promise<void> {
  if (seats.length === 0) return
  const { officeEmail } = await readSettings(tx)
  const registrations = await tx.registration.findMany({
    where: { id: { in: seats.map(({ id }) => id) } },
    select: { id: true, ...calendarOf },
  })
  const calendars = new Map(registrations.map(({ id, ...calendar }) => [id, calendar]))
  const mails: Outgoing[] = []
  for (const seat of seats) {
    const calendar = calendars.get(seat.id)
    if (!calendar) throw new Error(`There is no registration ${seat.id}`)
    mails.push(seatMail(run, seat, calendar, `seat:${seat.id}`, now))
    const word = officeMail(run, seat, { kind: 'registered', seatsTaken: seat.seatsTaken }, officeEmail, now)
    if (word) mails.push(word)
  }
  await queueMails(tx, mails)
  await zoomChanged(tx, run.id)
}
