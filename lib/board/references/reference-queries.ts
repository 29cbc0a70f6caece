import { decisionOf, isClosed } from '@/lib/board/application-state'
import { clearedFor, notRecused } from '@/lib/board/standing'
import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { emailOf } from '@/lib/people/email-of'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { mayAsk } from './ask-references'
import { isSameInbox } from './same-inbox'

/** What a referee's page shows by its link: the applicant's name and how far the referee is, nothing more. */
export async function findReference(token: string) {
  const link = readLinkToken('reference', token)
  if (!link) return null
  const found = await db.boardReference.findFirst({
    where: { id: link.id, linkVersion: link.version, askedAt: { not: null } },
    select: {
      answeredAt: true,
      declinedAt: true,
      application: { select: { name: true, state: true, rounds: { select: { outcome: true } } } },
    },
  })
  if (!found) return null
  const { application, answeredAt, declinedAt } = found
  const isOver = isClosed(application.state) || decisionOf(application) !== null
  return {
    applicant: application.name,
    stands: answeredAt ? 'answered' : isOver ? 'over' : declinedAt ? 'declined' : 'open',
  } as const
}

/** How far the references of an application are: the process alone. Nothing for who is recused. */
export async function listReferences({ personId }: Staff | Reviewer, applicationId: string) {
  const application = await db.boardApplication.findFirst({
    where: { id: applicationId, ...notRecused(personId) },
    select: {
      state: true,
      person: { select: { email: true } },
      rounds: { select: { id: true, quorumRule: true, openedAt: true, closesAt: true, closedAt: true, outcome: true } },
      references: { orderBy: { seq: 'asc' } },
    },
  })
  if (!application) return []
  const isOpen = mayAsk(application)
  return application.references.map(({ id, seq, email, askedAt, remindedAt, answeredAt, declinedAt }) => {
    const isOwnAddress = isSameInbox(email, emailOf(application.person))
    return {
      id,
      seq,
      askedAt,
      remindedAt,
      answeredAt,
      declinedAt,
      isOwnAddress,
      mayBeAsked: isOpen && !answeredAt && !declinedAt && !isOwnAddress,
    }
  })
}

/** What the references of an application have said, for a reviewer who is assigned and cleared; nothing for all others. */
export async function readReferences({ personId }: Reviewer, applicationId: string) {
  return db.boardReference.findMany({
    where: { applicationId, answeredAt: { not: null }, application: clearedFor(personId) },
    select: { seq: true, name: true, relationship: true, knows: true, brings: true, support: true, recommends: true },
    orderBy: { seq: 'asc' },
  })
}
