import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { lastYear } from './last-year'

beforeEach(resetDatabase)

const now = new Date('2026-11-24T20:00:00Z')

test('only what has really taken place within a year is counted, and each person once', async () => {
  const { id: courseId } = await createCourse()
  const meetings = (...days: string[]) => days.map((day): [string, string] => [`${day}T18:30`, `${day}T20:30`])
  const free = await createRun({ courseId, meetings: meetings('2026-03-02', '2026-03-09', '2026-12-07') })
  const paid = await createRun({ courseId, meetings: meetings('2026-05-04'), priceCents: 10_000 })
  const old = await createRun({ courseId, meetings: meetings('2025-11-03') })
  const cancelled = await createRun({
    courseId,
    meetings: meetings('2026-06-01'),
    status: 'CANCELLED',
    cancelledAt: now,
    cancelReason: 'x',
  })
  const [struckOut] = free.sessions.filter((session) => session.seq === 2)
  await db.runSession.update({ where: { id: struckOut?.id ?? '' }, data: { cancelledAt: now } })
  const { id: personId } = await createPerson()
  const seats = [free, paid, old, cancelled].map((run) =>
    createRegistration({ runId: run.id, personId, tierId: run.tiers[0]?.id ?? null }),
  )
  const [, paidSeat] = await Promise.all(seats)
  const other = await createPerson()
  await createRegistration({
    runId: free.id,
    personId: other.id,
    tierId: free.tiers[0]?.id ?? null,
    state: 'CANCELLED',
    cancelledAt: now,
    cancelledBy: 'person',
  })
  await db.scholarshipRequest.create({
    data: {
      registrationId: paidSeat?.id ?? '',
      canPayCents: 1000,
      priceCents: 1000,
      state: 'GRANTED',
      decidedBy: 'limit',
      decidedAt: new Date('2026-04-01T12:00:00Z'),
    },
  })
  expect(await lastYear(now)).toEqual({ sessions: 2, people: 1, freeSeats: 1, scholarships: 1 })
})
