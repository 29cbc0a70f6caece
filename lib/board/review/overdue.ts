import { isUnderReview, isUnheard, type Standpoint, stateInWords } from '@/lib/board/application-state'
import { printDate, printMoment } from '@/lib/dates'
import { DAY_MS } from '@/lib/durations'

/** After so many days the office hears that somebody or something waits. */
const limits = { state: 14, reviewer: 7, reference: 14, talk: 7, letter: 7 }
/** A vote is named while it can still be cast, and a promise while it can still be kept. */
const VOTE_CLOSES_IN_DAYS = 2
const PROMISE_ENDS_IN_DAYS = 7

type Application = Standpoint & {
  stateSince: Date
  submittedAt: Date
  /** Open for so long that it may be closed without a decision. */
  mayLapse: boolean
  answerBy: Date | null
  /** Of whoever is a reviewer now. */
  reviews: readonly {
    name: string
    assignedAt: Date
    declaredAt: Date | null
    conflict: string | null
    scoredAt: Date | null
    hasVoted: boolean
  }[]
  rounds: readonly { closesAt: Date; closedAt: Date | null; outcome: string | null }[]
  hasLetter: boolean
  references: readonly { seq: number; askedAt: Date | null; answeredAt: Date | null; declinedAt: Date | null }[]
  interview: { proposedAt: Date; startsAt: Date | null; noneFitsAt: Date | null } | null
}

/** What of an application has waited too long, and for whom: the process alone, a sentence each. */
export function overdue(application: Application, now: Date): string[] {
  const { state, stateSince, submittedAt, answerBy, rounds, reviews, hasLetter, references, interview } = application
  const isNear = (at: Date, days: number) => at.getTime() - now.getTime() <= days * DAY_MS
  const said: string[] = []
  if (application.mayLapse) {
    said.push(`sent on ${printDate(submittedAt)} and not decided: decide, or close it on its page`)
  }
  if (answerBy && isUnheard(application) && isNear(answerBy, PROMISE_ENDS_IN_DAYS)) {
    said.push(`the applicant was told that they hear from us by ${printDate(answerBy)}`)
  }
  if (!isUnderReview(state)) return said
  const isOld = (since: Date | null, days: number) => since !== null && now.getTime() - since.getTime() >= days * DAY_MS
  if (isOld(stateSince, limits.state)) said.push(`${stateInWords(state)} since ${printDate(stateSince)}`)
  const decided = rounds.find(({ outcome }) => outcome === 'ACCEPT' || outcome === 'DECLINE')
  if (decided) {
    const isLate = !hasLetter && isOld(decided.closedAt, limits.letter)
    return isLate ? [...said, 'decided, and no letter is sent'] : said
  }
  for (const { name, assignedAt, declaredAt, conflict, scoredAt } of reviews) {
    if (conflict) continue
    if (!declaredAt && isOld(assignedAt, limits.reviewer)) said.push(`${name} has not declared`)
    if (declaredAt && !scoredAt && isOld(declaredAt, limits.reviewer)) said.push(`${name} has not scored`)
  }
  const open = rounds.find(({ closedAt }) => closedAt === null)
  if (open && isNear(open.closesAt, VOTE_CLOSES_IN_DAYS)) {
    const silent = reviews.filter(({ conflict, hasVoted }) => !conflict && !hasVoted).map(({ name }) => name)
    if (silent.length > 0) said.push(`the vote closes on ${printMoment(open.closesAt)} without ${silent.join(', ')}`)
  }
  for (const { seq, askedAt, answeredAt, declinedAt } of references) {
    const isSilent = !answeredAt && !declinedAt && isOld(askedAt, limits.reference)
    if (isSilent) said.push(`the ${seq === 1 ? 'first' : 'second'} reference has not answered`)
  }
  if (state === 'INTERVIEW' && !interview?.startsAt) {
    const since = interview ? (interview.noneFitsAt ?? interview.proposedAt) : stateSince
    const waits =
      interview && !interview.noneFitsAt ? 'the applicant has chosen no time to talk' : 'no time to talk is offered'
    if (isOld(since, limits.talk)) said.push(waits)
  }
  return said
}

/** The day on which the week of an instant begins, which names it: a mail a week. */
export function weekOf(now: Date): string {
  const monday = new Date(now)
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7))
  return monday.toISOString().slice(0, 10)
}
