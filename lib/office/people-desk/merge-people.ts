import { closedStates } from '@/lib/board/application-state'
import { LIVE } from '@/lib/courses/seats'
import { db, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { enqueue } from '@/lib/jobs'
import { queueMail } from '@/lib/mail'
import { LIVE as LIVE_GIFTS } from '@/lib/payments/follow-subscription'
import type { Staff } from '@/lib/people/granted'
import { readSettings } from '@/lib/settings'
import { masked } from './correct-person'
import { isOwnersOnly } from './owner-only'
import { addressLeftEmail } from './people-emails'
import { isSomebody } from './somebody'

type MergeObstacle =
  /** Each has a live registration for the same run: one of them has to be ended first. */
  | { kind: 'same_run'; courses: string[] }
  | { kind: 'both_apply' | 'both_trainers' | 'both_serve' }
  /** The one that would go reviews an application that is open. */
  | { kind: 'reviews' }
  /** Each has a gift that comes again; whoever merges need not know that. */
  | { kind: 'ask_treasurer' }
  /** The record that would count has no email. */
  | { kind: 'no_email' }
  /** The one that would go holds grants, and whoever asks is no owner. */
  | { kind: 'owners_only' }
  | { kind: 'unknown' }

export type MergeOutcome = { kind: 'merged' } | MergeObstacle

type Pair = { keptId: string; goneId: string }

/** What stands in the way of making two records one; null: nothing. */
export async function obstacleToMerge(
  tx: Tx | typeof db,
  staff: Staff,
  { keptId, goneId }: Pair,
): Promise<MergeObstacle | null> {
  const both = await tx.person.findMany({
    where: { id: { in: [keptId, goneId] }, ...isSomebody },
    select: {
      id: true,
      email: true,
      trainer: { select: { id: true } },
      registrations: {
        where: { state: { in: [...LIVE] } },
        select: { runId: true, run: { select: { course: { select: { title: true } } } } },
      },
      applications: { where: { state: { notIn: [...closedStates] } }, select: { id: true } },
      recurringGifts: { where: { state: { in: LIVE_GIFTS } }, select: { id: true } },
      boardMembers: { where: { leftOn: null }, select: { id: true } },
      boardReviews: { where: { application: { state: { notIn: [...closedStates] } } }, select: { id: true } },
    },
  })
  const kept = both.find(({ id }) => id === keptId)
  const gone = both.find(({ id }) => id === goneId)
  if (!kept || !gone || kept === gone) return { kind: 'unknown' }
  if (kept.email === null && gone.email !== null) return { kind: 'no_email' }
  if (await isOwnersOnly(tx, staff, [goneId])) return { kind: 'owners_only' }
  const runIds = kept.registrations.map(({ runId }) => runId)
  const shared = gone.registrations.filter(({ runId }) => runIds.includes(runId))
  if (shared.length > 0) return { kind: 'same_run', courses: shared.map(({ run }) => run.course.title) }
  if (kept.applications.length > 0 && gone.applications.length > 0) return { kind: 'both_apply' }
  if (gone.boardReviews.length > 0) return { kind: 'reviews' }
  if (kept.trainer && gone.trainer) return { kind: 'both_trainers' }
  if (kept.boardMembers.length > 0 && gone.boardMembers.length > 0) return { kind: 'both_serve' }
  if (kept.recurringGifts.length > 0 && gone.recurringGifts.length > 0) return { kind: 'ask_treasurer' }
  return null
}

/**
 * Makes two records of one person one: everything that was the one's is the other's from then on, and who types either
 * address is the same person. We write to the kept record's address; the other is told so. Links of registrations stay,
 * since a registration stays what it was; the other record's calendar address, page of gifts, sessions and second factor
 * die, since what they would show now is more than their address ever held. It cannot be undone.
 */
export async function mergePeople(staff: Staff, { keptId, goneId }: Pair): Promise<MergeOutcome> {
  return db.$transaction(async (tx): Promise<MergeOutcome> => {
    // In one order whoever comes, so that two merges of the same people do not wait for each other for ever.
    await tx.$queryRaw`
      SELECT "id" FROM "Person" WHERE "id" IN (${keptId}::uuid, ${goneId}::uuid) ORDER BY "id" FOR UPDATE`
    const obstacle = await obstacleToMerge(tx, staff, { keptId, goneId })
    if (obstacle) return obstacle
    const [kept, gone] = await Promise.all(
      [keptId, goneId].map((id) =>
        tx.person.findUniqueOrThrow({ where: { id }, select: { email: true, postalAddress: true } }),
      ),
    )
    await tx.signInSession.deleteMany({ where: { personId: goneId } })
    await tx.secondFactor.deleteMany({ where: { personId: goneId } })
    const moved = await moveAll(tx, { keptId, goneId })
    if (kept?.postalAddress === null && gone?.postalAddress) {
      await tx.person.update({ where: { id: keptId }, data: { postalAddress: gone.postalAddress } })
    }
    await tx.person.updateMany({ where: { mergedIntoId: goneId }, data: { mergedIntoId: keptId } })
    await tx.person.update({
      where: { id: goneId },
      data: { mergedIntoId: keptId, feedVersion: { increment: 1 }, donorVersion: { increment: 1 } },
    })
    await tx.auditEntry.create({
      data: {
        actor: `person:${staff.personId}`,
        action: 'person.merged',
        subject: `person:${keptId}`,
        details: { goneId, ...moved },
      },
    })
    if (gone?.email && kept?.email) await tellGone(tx, { goneId, former: gone.email, email: kept.email })
    return { kind: 'merged' }
  })
}

/** Everything that is of a person. What of another kind is added to the schema is named here or in the test. */
async function moveAll(tx: Tx, { keptId, goneId }: Pair) {
  const change = { where: { personId: goneId }, data: { personId: keptId } }
  const registrations = await tx.registration.updateMany(change)
  await tx.boardApplication.updateMany(change)
  await tx.boardMember.updateMany(change)
  await tx.order.updateMany(change)
  await tx.recurringGift.updateMany(change)
  await tx.letter.updateMany(change)
  await tx.trainer.updateMany(change)
  await tx.runMessage.updateMany({ where: { writtenById: goneId }, data: { writtenById: keptId } })
  // One live grant a role: of two the one that they had is revoked, and stays in the history.
  const held = await tx.grant.findMany({ where: { personId: keptId, revokedAt: null }, select: { role: true } })
  await tx.grant.updateMany({
    where: { personId: goneId, revokedAt: null, role: { in: held.map(({ role }) => role) } },
    data: { revokedAt: new Date() },
  })
  const grants = await tx.grant.updateMany(change)
  // Revisions of a year go on from those of the kept record; the job that corrects statements then writes one of all gifts.
  await tx.$executeRaw`
    UPDATE "Statement" AS s SET "personId" = ${keptId}::uuid, "revision" = s."revision" + (
      SELECT count(*)::int FROM "Statement" k WHERE k."personId" = ${keptId}::uuid AND k."taxYear" = s."taxYear")
    WHERE s."personId" = ${goneId}::uuid`
  return { registrations: registrations.count, grants: grants.count }
}

async function tellGone(tx: Tx, { goneId, former, email }: { goneId: string; former: string; email: string }) {
  const { officeEmail } = await readSettings(tx)
  await queueMail(tx, {
    ...addressLeftEmail({ maskedEmail: masked(email), contactHref: `${env.SITE_URL}/contact` }),
    cause: `address-merged:${goneId}`,
    template: 'address-changed',
    to: former,
    replyTo: officeEmail,
  })
  // The kept address has links of its own registrations alone; now it has all.
  await enqueue(tx, 'mail-my-registrations', { requestId: goneId, email })
}
