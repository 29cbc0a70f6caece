import { type ApplicationState, db } from '@/lib/db'
import { emailOf } from '@/lib/people/email-of'
import type { Reviewer, Staff } from '@/lib/people/granted'
import type { Application } from './answers'
import { closedStates } from './application-state'

type Listed = { id: string; name: string; state: ApplicationState; submittedAt: Date; isDemonstration: boolean }

/** How many applications are open. */
export async function countOpenApplications(_who: Staff | Reviewer): Promise<number> {
  return db.boardApplication.count({ where: { state: { notIn: [...closedStates] } } })
}

/** Every application, newest first: who and where it stands, not what it says. */
export async function listApplications(_who: Staff | Reviewer): Promise<Listed[]> {
  return db.boardApplication.findMany({
    select: { id: true, name: true, state: true, submittedAt: true, isDemonstration: true },
    orderBy: { submittedAt: 'desc' },
  })
}

type Read = Listed & Application & { resume: { name: string; size: number } | null }

/** What one application says, for those who read them; null when there is none. */
export async function readApplication(_who: Reviewer, id: string): Promise<Read | null> {
  const found = await db.boardApplication.findUnique({
    where: { id },
    select: {
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
    },
  })
  if (!found) return null
  const { person, ...application } = found
  return { ...application, email: emailOf(person) }
}

/** The resume of an application, bytes and all; null when it has none. */
export async function readResume(
  _who: Reviewer,
  applicationId: string,
): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return db.file.findFirst({
    where: { application: { is: { id: applicationId } } },
    select: { name: true, type: true, bytes: true },
  })
}
