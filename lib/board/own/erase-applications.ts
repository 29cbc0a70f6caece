import { lockApplication } from '@/lib/board/lock-application'
import { db, type Tx } from '@/lib/db'
import { deleteApplication } from './delete-application'
import { eraseDate, findKeepMonths } from './keep'

/**
 * Erases what was declined or withdrawn and has been kept as long as was promised: answers, references, resume, scores,
 * votes, the letter, and what our mails about it said. What stays is a count. Returns how many were erased.
 */
export async function eraseApplications(now = new Date()): Promise<number> {
  await promiseDates()
  const due = await db.boardApplication.findMany({ where: { eraseAfter: { lte: now } }, select: { id: true } })
  let erased = 0
  for (const { id } of due) if (await db.$transaction((tx) => erase(tx, id, now))) erased++
  return erased
}

/** How many are to be erased by then. */
export async function countApplicationsToErase(by: Date): Promise<number> {
  return db.boardApplication.count({ where: { eraseAfter: { lte: by } } })
}

/** Who withdrew before the board had said how long it keeps applications gets a date as soon as it has. */
async function promiseDates(): Promise<void> {
  const keepMonths = await findKeepMonths(db)
  if (keepMonths === null) return
  const without = await db.boardApplication.findMany({
    where: { state: { in: ['DECLINED', 'WITHDRAWN'] }, eraseAfter: null },
    select: { id: true, stateSince: true },
  })
  for (const { id, stateSince } of without) {
    await db.boardApplication.updateMany({
      where: { id, eraseAfter: null, stateSince },
      data: { eraseAfter: eraseDate(stateSince, keepMonths) },
    })
  }
}

async function erase(tx: Tx, id: string, now: Date): Promise<boolean> {
  // Another run of this job may have been faster.
  if (!(await lockApplication(tx, id))) return false
  const { state, submittedAt, eraseAfter, resumeId } = await tx.boardApplication.findUniqueOrThrow({ where: { id } })
  if (!eraseAfter || eraseAfter > now) return false
  await deleteApplication(tx, { id, resumeId })
  const year = submittedAt.getUTCFullYear()
  await tx.erasedApplications.upsert({
    where: { year_state: { year, state } },
    create: { year, state, count: 1 },
    update: { count: { increment: 1 } },
  })
  await tx.auditEntry.create({ data: { actor: 'board', action: 'application.erased', subject: `application:${id}` } })
  return true
}
