import { db } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'

const MOST_SHOWN = 500

/** Who has said that they want to be told when a run of a course opens, the newest first; and how many have not said so yet. */
export async function readInterest(_: Staff, courseId: string) {
  const isOnList = { courseId, confirmedAt: { not: null }, stoppedAt: null }
  const [people, count, unconfirmed] = await Promise.all([
    db.courseInterest.findMany({
      where: isOnList,
      orderBy: [{ confirmedAt: 'desc' }, { id: 'desc' }],
      take: MOST_SHOWN,
      select: { id: true, email: true, confirmedAt: true },
    }),
    db.courseInterest.count({ where: isOnList }),
    db.courseInterest.count({ where: { courseId, confirmedAt: null } }),
  ])
  return {
    people: people.flatMap(({ confirmedAt, ...person }) => (confirmedAt ? [{ ...person, since: confirmedAt }] : [])),
    count,
    unconfirmed,
  }
}

/** Takes somebody off the list, who has asked the office for it. They can ask to be told again. A second press does nothing. */
export async function takeOffList(staff: Staff, interestId: string, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.courseInterest.updateMany({
      where: { id: interestId, stoppedAt: null },
      data: { stoppedAt: now },
    })
    if (count === 0) return
    await tx.auditEntry.create({
      data: { actor: `person:${staff.personId}`, action: 'course.interest-stopped', subject: `interest:${interestId}` },
    })
  })
}
