import { taxYear } from '@/lib/dates'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { emailOf } from '@/lib/people/email-of'
import type { Reviewer, Staff } from '@/lib/people/granted'

/** What is to be done when somebody joins, in order. */
export async function listSteps(_who: Staff | Reviewer) {
  return stepsAsked()
}

const stepsAsked = () =>
  db.boardStep.findMany({
    where: { retiredAt: null },
    select: { id: true, label: true },
    orderBy: { position: 'asc' },
  })

/** Everybody who serves or has served, those who serve first, with what they owe: the steps, and this year's disclosure. */
export async function listMembers(who: Staff | Reviewer, now = new Date()) {
  const steps = await listSteps(who)
  const members = await db.boardMember.findMany({
    select: {
      id: true,
      office: true,
      startsOn: true,
      termEndsOn: true,
      leftOn: true,
      person: { select: { name: true } },
      steps: { select: { stepId: true } },
      disclosures: { where: { year: taxYear(now) }, select: { answeredAt: true } },
    },
    orderBy: [{ leftOn: { sort: 'desc', nulls: 'first' } }, { startsOn: 'asc' }],
  })
  return members.map(({ person, steps: done, disclosures, ...member }) => {
    const left = steps.filter(({ id }) => !done.some(({ stepId }) => stepId === id)).length
    const owesDisclosure = disclosures.some(({ answeredAt }) => answeredAt === null)
    return {
      ...member,
      name: person.name,
      stepsLeft: member.leftOn ? 0 : left,
      owesDisclosure: !member.leftOn && owesDisclosure,
    }
  })
}

const LATE_DAYS = 30

/** What members have owed for a month: the steps of joining, and their disclosure of this year. For the office's weekly mail. */
export async function listLateMembers(now: Date): Promise<{ name: string; waits: string[] }[]> {
  const before = new Date(now.getTime() - LATE_DAYS * DAY_MS)
  const members = await db.boardMember.findMany({
    where: { leftOn: null, OR: [{ startsOn: { lte: before } }, { startsOn: null, createdAt: { lte: before } }] },
    select: {
      startsOn: true,
      person: { select: { name: true } },
      steps: { select: { stepId: true } },
      disclosures: { where: { answeredAt: null, askedAt: { lte: before } }, select: { year: true } },
    },
    orderBy: { startsOn: 'asc' },
  })
  const steps = await stepsAsked()
  return members.map(({ person, startsOn, steps: done, disclosures }) => ({
    name: person.name,
    waits: [
      ...(startsOn ? [] : ['their first day on the board is not set']),
      ...disclosures.map(({ year }) => `the disclosure for ${year} is not given`),
      ...steps.filter(({ id }) => !done.some(({ stepId }) => stepId === id)).map(({ label }) => `not done: ${label}`),
    ],
  }))
}

/** What is to be done before an accepted applicant's first meeting, and what of it is; nothing before, or once they have left. */
export async function listOwnSteps(applicationId: string) {
  const member = await db.boardMember.findFirst({
    where: { leftOn: null, person: { applications: { some: { id: applicationId, state: 'ACCEPTED' } } } },
    select: { steps: { select: { stepId: true } } },
  })
  if (!member) return []
  const steps = await stepsAsked()
  return steps.map((step) => ({ ...step, isDone: member.steps.some(({ stepId }) => stepId === step.id) }))
}

/** One member: term, what is done of the steps, and for which years they have disclosed. */
export async function readMember(who: Staff | Reviewer, id: string) {
  const found = await db.boardMember.findUnique({
    where: { id },
    select: {
      id: true,
      office: true,
      startsOn: true,
      termEndsOn: true,
      leftOn: true,
      person: { select: { name: true, email: true } },
      steps: { select: { stepId: true, doneAt: true } },
      disclosures: { select: { year: true, askedAt: true, answeredAt: true }, orderBy: { year: 'desc' } },
    },
  })
  if (!found) return null
  const { person, steps: done, ...member } = found
  const steps = (await listSteps(who)).map((step) => ({
    ...step,
    doneAt: done.find(({ stepId }) => stepId === step.id)?.doneAt ?? null,
  }))
  return { ...member, name: person.name, email: emailOf(person), steps }
}

/** What a member has disclosed, year by year: for the board alone. */
export async function readDisclosures(_who: Reviewer, memberId: string) {
  return db.boardDisclosure.findMany({
    where: { memberId, answeredAt: { not: null } },
    select: { year: true, answeredAt: true, hasInterests: true, interests: true, affirmedName: true },
    orderBy: { year: 'desc' },
  })
}
