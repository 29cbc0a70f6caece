import { lockApplication } from '@/lib/board/lock-application'
import { db, type Prisma, type Tx } from '@/lib/db'
import { deleteApplication } from './delete-application'
import { eraseDate, findKeepMonths } from './keep'

type Forget = (tx: Tx, personId: string, now: Date) => Promise<void>

/**
 * Erases applications that have been kept as long as was promised: answers, references, resume, scores, votes, the letter,
 * and what our mails about them said. `forgetApplicant` is a step of the same transaction, for who is
 * known to us by nothing else. Returns how many were erased.
 */
export async function eraseApplications(forgetApplicant: Forget, now = new Date()): Promise<number> {
  await promiseDates()
  const due = await db.boardApplication.findMany({ where: { eraseAfter: { lte: now } }, select: { id: true } })
  let erased = 0
  for (const { id } of due) if (await db.$transaction((tx) => erase(tx, id, forgetApplicant, now))) erased++
  return erased
}

/** How many are to be erased by then. */
export async function countApplicationsToErase(by: Date): Promise<number> {
  return db.boardApplication.count({ where: { eraseAfter: { lte: by } } })
}

/**
 * Over, and without a date: withdrawn before the board had said how long it keeps applications, or accepted, and whoever
 * wrote it serves no more.
 */
const undated = {
  eraseAfter: null,
  OR: [
    { state: { in: ['DECLINED', 'WITHDRAWN'] } },
    { state: 'ACCEPTED', person: { boardMembers: { some: {}, none: { leftOn: null } } } },
  ],
} satisfies Prisma.BoardApplicationWhereInput

async function promiseDates(): Promise<void> {
  const keepMonths = await findKeepMonths(db)
  if (keepMonths === null) return
  const applications = await db.boardApplication.findMany({
    where: undated,
    select: {
      id: true,
      stateSince: true,
      person: { select: { boardMembers: { select: { leftOn: true }, orderBy: { leftOn: 'desc' }, take: 1 } } },
    },
  })
  for (const { id, stateSince, person } of applications) {
    const leftOn = person.boardMembers[0]?.leftOn
    const over = leftOn && leftOn > stateSince ? leftOn : stateSince
    const data = { eraseAfter: eraseDate(over, keepMonths) }
    await db.boardApplication.updateMany({ where: { id, stateSince, ...undated }, data })
  }
}

async function erase(tx: Tx, id: string, forgetApplicant: Forget, now: Date): Promise<boolean> {
  // The person before their application, as whoever removes a person does.
  await tx.$queryRaw`
    SELECT 1 FROM "Person" JOIN "BoardApplication" ON "personId" = "Person"."id"
    WHERE "BoardApplication"."id" = ${id}::uuid FOR UPDATE OF "Person"`
  // Another run of this job may have been faster.
  if (!(await lockApplication(tx, id))) return false
  const { personId, eraseAfter } = await tx.boardApplication.findUniqueOrThrow({ where: { id } })
  if (!eraseAfter || eraseAfter > now) return false
  await deleteApplication(tx, id)
  await forgetApplicant(tx, personId, now)
  await tx.auditEntry.create({ data: { actor: 'board', action: 'application.erased', subject: `application:${id}` } })
  return true
}
