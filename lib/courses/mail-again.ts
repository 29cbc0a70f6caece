import { mailScholarshipAsked } from '@/lib/courses/price/request-scholarship'
import { mailOffers, mailWaiting } from '@/lib/courses/waitlist/mail-waiting'
import { type Prisma, RegistrationState, ScholarshipState, type Tx } from '@/lib/db'
import type { LockedRun } from './lock-run'
import { mailHeldSeat, mailSeat } from './mail-seat'

/** What is read of a registration that may have to be mailed again. */
export const mailable = {
  id: true,
  linkVersion: true,
  name: true,
  accessNeeds: true,
  zone: true,
  state: true,
  holdExpiresAt: true,
  offerExpiresAt: true,
  sessions: { select: { sessionId: true } },
  scholarship: { select: { state: true } },
} satisfies Prisma.RegistrationSelect

type Mailable = Prisma.RegistrationGetPayload<{ select: typeof mailable }> & { email: string }

/** Mails a seat, a held or an offered one, or a place on the waiting list, to the person who has it; once for each `key`. */
export async function mailAgain(
  tx: Tx,
  run: LockedRun,
  { sessions, ...row }: Mailable,
  key: string,
  now: Date,
): Promise<void> {
  const existing = { ...row, choice: sessions.map(({ sessionId }) => sessionId) }
  const cause = `seat-again:${existing.id}:${key}`
  const { state, holdExpiresAt, offerExpiresAt } = existing
  if (state === RegistrationState.CONFIRMED) await mailSeat(tx, run, existing, cause, now)
  if (state === RegistrationState.WAITLISTED) await mailWaiting(tx, run, existing, cause, now)
  if (state === RegistrationState.OFFERED && offerExpiresAt) {
    await mailOffers(tx, run, [{ ...existing, offerExpiresAt, cause }], now)
  }
  if (existing.scholarship?.state === ScholarshipState.REQUESTED) {
    await mailScholarshipAsked(tx, run, existing, cause, now)
  } else if (state === RegistrationState.HOLD && holdExpiresAt) {
    await mailHeldSeat(tx, run, { ...existing, holdExpiresAt }, cause, now)
  }
}
