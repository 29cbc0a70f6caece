import { printDate } from '@/lib/dates'
import { composeEmail, type Email } from '@/lib/email'

/** For how long a letter can be taken back. */
export const TAKE_BACK_MINUTES = 10

/** How a letter ends an application. */
export type Ending = 'ACCEPTED' | 'DECLINED' | 'LAPSED'

const templates: Record<Ending, readonly string[]> = {
  ACCEPTED: [
    'The Board of Directors of ORNCC has read your application and voted. We would be glad to have you with us.',
    'A member of the board will write to you about the first meeting and what comes before it. If anything has changed for you since you applied, tell us by answering this mail.',
  ],
  DECLINED: [
    'The Board of Directors of ORNCC has read your application and voted. We have decided not to ask you to join the board at this time.',
    'You gave us time and told us what matters to you, and we thank you for both. You are welcome to apply again, and at everything else that ORNCC does.',
  ],
  LAPSED: [
    'Your application to the Board of Directors of ORNCC has been with us for a long time, and we have not decided on it. You should not have had to wait like this, and we are sorry. We close it now.',
    'This says nothing about you. You are welcome to apply again, and at everything else that ORNCC does.',
  ],
}

/** What the letter says before anybody edits it. */
export function letterTemplate(ending: Ending, name: string): string {
  return [`Dear ${name},`, ...templates[ending], 'With warm regards,\nThe Board of Directors of ORNCC'].join('\n\n')
}

export function letterSubject(ending: Ending): string {
  return ending === 'ACCEPTED' ? 'Welcome to the board of ORNCC' : 'Your application to ORNCC’s board'
}

/** What stands under every letter that does not accept, whoever edited it. */
export function letterClosing(eraseAfter: Date): string {
  return `All that you sent with your application is erased on ${printDate(eraseAfter)}.`
}

export function letterEmail(ending: Ending, text: string, eraseAfter: Date | null): Email {
  const closing = eraseAfter ? [{ paragraph: letterClosing(eraseAfter) }] : []
  return composeEmail(letterSubject(ending), [{ written: text }, ...closing])
}
