import { heldBy, toHeld } from '@/lib/courses/held'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { seatFacts } from '@/lib/courses/mail-seat'
import { runTags } from '@/lib/courses/run-tags'
import { db, RegistrationState, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import type { Staff } from '@/lib/people/granted'
import { takesPlaceEmail } from './minimum-emails'

/** Staff say that a run takes place, however few have come: everybody with a seat is told. Once. */
export async function decideRun(
  staff: Staff,
  runId: string,
  now = new Date(),
): Promise<'decided' | 'nothing_to_decide'> {
  return db.$transaction(async (tx) => {
    const run = await lockRun(tx, runId)
    return run && (await makeCertain(tx, run, `person:${staff.personId}`, now)) ? 'decided' : 'nothing_to_decide'
  })
}

/** Makes a locked run certain, with the mails that say so. False when it was decided already, or has no minimum. */
export async function makeCertain(tx: Tx, run: LockedRun, actor: string, now: Date): Promise<boolean> {
  // Not by Prisma, which would note a change of the run: whoever has its form open could then not save it.
  const count = await tx.$executeRaw`
    UPDATE "Run" SET "goAt" = ${now}
    WHERE "id" = ${run.id}::uuid AND "status" = 'PUBLISHED' AND "minimum" IS NOT NULL AND "goAt" IS NULL`
  if (count === 0) return false
  await tx.auditEntry.create({ data: { actor, action: 'run.takes_place', subject: `run:${run.id}` } })
  const registrations = await tx.registration.findMany({
    where: { runId: run.id, state: RegistrationState.CONFIRMED },
    select: heldBy,
  })
  for (const registration of registrations) {
    const held = toHeld(registration)
    await queueMail(tx, {
      ...takesPlaceEmail(seatFacts(run, held, now)),
      cause: `run-takes-place:${held.id}`,
      template: 'run-takes-place',
      to: held.email,
    })
  }
  await touch(tx, runTags(run))
  return true
}
