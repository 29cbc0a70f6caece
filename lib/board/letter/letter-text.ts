import { printDate } from '@/lib/dates'
import { composeEmail, type Email } from '@/lib/email'

/** For how long a letter can be taken back. */
export const TAKE_BACK_MINUTES = 10

/** What the letter says before anybody edits it. */
export function letterTemplate(decision: 'ACCEPTED' | 'DECLINED', name: string): string {
  const words =
    decision === 'ACCEPTED'
      ? [
          'The Board of Directors of ORNCC has read your application and voted. We would be glad to have you with us.',
          'A member of the board will write to you about the first meeting and what comes before it. If anything has changed for you since you applied, tell us by answering this mail.',
        ]
      : [
          'The Board of Directors of ORNCC has read your application and voted. We have decided not to ask you to join the board at this time.',
          'You gave us time and told us what matters to you, and we thank you for both. You are welcome to apply again, and at everything else that ORNCC does.',
        ]
  return [`Dear ${name},`, ...words, 'With warm regards,\nThe Board of Directors of ORNCC'].join('\n\n')
}

export function letterSubject(decision: 'ACCEPTED' | 'DECLINED'): string {
  return decision === 'ACCEPTED' ? 'Welcome to the board of ORNCC' : 'Your application to ORNCC’s board'
}

/** What stands under every letter that declines, whoever edited it. */
export function letterClosing(eraseAfter: Date): string {
  return `All that you sent with your application is erased on ${printDate(eraseAfter)}.`
}

export function letterEmail(decision: 'ACCEPTED' | 'DECLINED', text: string, eraseAfter: Date | null): Email {
  const closing = eraseAfter ? [{ paragraph: letterClosing(eraseAfter) }] : []
  return composeEmail(letterSubject(decision), [{ written: text }, ...closing])
}
