import { type ApplicationState, db, type Prisma } from '@/lib/db'
import { emailOf } from '@/lib/people/email-of'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { closedStates } from './application-state'
import { liveReviewer } from './lock-application'
import { isForOneOf, type Owed, owedBy } from './owed'
import { clearedFor, type Standing, standingOf } from './standing'

type Listed = { id: string; name: string; state: ApplicationState; submittedAt: Date; isDemonstration: boolean }

/** How many open applications stand where. */
export async function countByState(_who: Staff | Reviewer): Promise<{ state: ApplicationState; count: number }[]> {
  const rows = await db.boardApplication.groupBy({
    by: ['state'],
    where: { state: { notIn: [...closedStates] } },
    _count: true,
    orderBy: { state: 'asc' },
  })
  return rows.map(({ state, _count }) => ({ state, count: _count }))
}

type ListedForReview = Listed & {
  stateSince: Date
  standing: Standing
  owed: Owed[]
  /** What the reviewers owe, a person each, and last what one of them owes for all. Nothing for who is recused. */
  waitsFor: { name: string | null; owed: Owed[] }[]
  isAssigned: boolean
}

/** Every application, newest first: who and where it stands, not what it says; and what whoever asks owes to each, and the others. */
export async function listApplications({ personId }: Staff | Reviewer, now = new Date()): Promise<ListedForReview[]> {
  const applications = await db.boardApplication.findMany({
    select: {
      id: true,
      personId: true,
      name: true,
      state: true,
      stateSince: true,
      submittedAt: true,
      isDemonstration: true,
      reviews: {
        select: {
          reviewerId: true,
          declaredAt: true,
          conflict: true,
          scoredAt: true,
          reviewer: { select: { name: true, grants: { where: liveReviewer, select: { id: true } } } },
        },
        orderBy: { id: 'asc' },
      },
      interview: {
        select: { startsAt: true, times: { where: { startsAt: { gt: now } }, select: { startsAt: true } } },
      },
      rounds: {
        select: { closesAt: true, closedAt: true, outcome: true, votes: { select: { voterId: true } } },
      },
      letter: { select: { leavesAt: true } },
    },
    orderBy: { submittedAt: 'desc' },
  })
  return applications.map((application) => {
    const { id, name, state, stateSince, submittedAt, isDemonstration, reviews } = application
    const standing = standingOf(personId, application)
    const live = reviews.filter(({ reviewer, conflict }) => reviewer.grants.length > 0 && !conflict)
    const owing = live.map((review) => ({ name: review.reviewer.name, owed: owedBy(review.reviewerId, application) }))
    const forAll = owing.flatMap(({ owed }) => owed.filter(isForOneOf))[0]
    const each = owing.map((one) => ({ ...one, owed: one.owed.filter((owed) => !isForOneOf(owed)) }))
    return {
      ...{ id, name, state, stateSince, submittedAt, isDemonstration, standing },
      owed: owedBy(personId, application),
      waitsFor:
        standing === 'recused'
          ? []
          : [...each, ...(forAll ? [{ name: null, owed: [forAll] }] : [])].filter(({ owed }) => owed.length > 0),
      isAssigned: live.length > 0,
    }
  })
}

/** What an application says and where it stands. */
export const applicationFields = {
  id: true,
  state: true,
  submittedAt: true,
  isDemonstration: true,
  name: true,
  pronouns: true,
  phone: true,
  city: true,
  region: true,
  heardFrom: true,
  nvcYears: true,
  nvcCertification: true,
  nvcTrainings: true,
  motivation: true,
  timeCommitment: true,
  skills: true,
  otherSkills: true,
  otherBoards: true,
  equityStatement: true,
  hasConflict: true,
  conflict: true,
  hasPaidWork: true,
  paidWork: true,
  accessNeeds: true,
  affirmedName: true,
  person: { select: { email: true } },
  references: { select: { name: true, email: true, relationship: true }, orderBy: { seq: 'asc' } },
  resume: { select: { name: true, size: true } },
} satisfies Prisma.BoardApplicationSelect

type Found = Prisma.BoardApplicationGetPayload<{ select: typeof applicationFields }>
export type Application = Omit<Found, 'person'> & { email: string }

/** What one application says, for a reviewer who is assigned and has declared no conflict; null for all others. */
export async function readApplication({ personId }: Reviewer, id: string): Promise<Application | null> {
  const found = await db.boardApplication.findFirst({
    where: { id, ...clearedFor(personId) },
    select: applicationFields,
  })
  if (!found) return null
  const { person, ...application } = found
  return { ...application, email: emailOf(person) }
}

/** The resume of an application, bytes and all, for who may read it; null when it has none. */
export async function readResume(
  { personId }: Reviewer,
  applicationId: string,
): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return db.file.findFirst({
    where: { application: { is: { id: applicationId, ...clearedFor(personId) } } },
    select: { name: true, type: true, bytes: true },
  })
}
