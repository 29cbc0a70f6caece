import { isUnheard, type Standpoint } from '@/lib/board/application-state'
import { printDate } from '@/lib/dates'
import type { ApplicationState } from '@/lib/db'

const words: Record<ApplicationState, { title: string; words: string }> = {
  SUBMITTED: {
    title: 'Your application has arrived',
    words:
      'Nobody has begun to read it yet, and you need not do anything. Next, members of the board read it and write to your references; then they ask you for a talk, and vote.',
  },
  SCREENING: {
    title: 'Your application is being read',
    words:
      'Members of the board read it, each by themselves, and write to your references. You need not do anything. Next they ask you for a talk, then they vote.',
  },
  INTERVIEW: {
    title: 'The board would like to talk with you',
    words: 'A member of the board writes to you to find a time, if they have not yet.',
  },
  VOTE: {
    title: 'Your application is before the board',
    words: 'The board decides by a vote. You are told by a letter, which comes by mail and stands here too.',
  },
  PAUSED: {
    title: 'Your application is paused',
    words:
      'It rests for a while, and goes on from where it was. If you wonder why, answer the mail that had this link.',
  },
  ACCEPTED: {
    title: 'The board has accepted your application',
    words: 'The letter that we mailed you stands here too.',
  },
  DECLINED: {
    title: 'The board has declined your application',
    words: 'The letter that we mailed you stands here too. You are welcome to apply again.',
  },
  WITHDRAWN: {
    title: 'You have withdrawn your application',
    words: 'Nobody decides on it any more. You are welcome to apply again.',
  },
  LAPSED: {
    title: 'Your application is closed without a decision',
    words: 'The letter that we mailed you stands here too. You are welcome to apply again.',
  },
}

/** Where an application stands, as its applicant reads it: a decision is none before its letter is sent. */
export function stateToApplicant(state: ApplicationState) {
  return words[state]
}

/** What was promised about when they hear from the board, as long as they have not; nothing where nothing was promised. */
export function promiseInWords(
  { answerBy, ...stands }: Standpoint & { answerBy: Date | null },
  now: Date,
): string | null {
  if (!answerBy || !isUnheard(stands)) return null
  return answerBy > now
    ? `You hear from us by ${printDate(answerBy)}.`
    : `We said that you would hear from us by ${printDate(answerBy)}, and we are late. The office knows; to ask, answer the mail that had this link.`
}
