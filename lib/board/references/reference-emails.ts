import { printDate } from '@/lib/dates'
import { composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'
import { linkToken } from '@/lib/links'

type Asked = { id: string; name: string; linkVersion: number }

/** The page on which a referee answers, without an account. */
function referenceUrl({ id, linkVersion }: Asked): string {
  return `${env.SITE_URL}/board/reference/${linkToken('reference', id, linkVersion)}`
}

/** To somebody whom an applicant has named. Of the application it says the applicant's name alone. */
export function askEmail(reference: Asked, applicant: string): Email {
  return composeEmail('Would you tell ORNCC’s board about somebody you know?', [
    { greeting: reference.name },
    {
      paragraph: `${applicant} has applied to serve on the Board of Directors of ORNCC, and has named you as somebody to ask.`,
      typed: [applicant],
    },
    {
      paragraph:
        'There are four short questions, for ten minutes at most. Only members of the board who read this application see your answers; the applicant does not.',
    },
    { action: { label: 'Answer the questions', href: referenceUrl(reference) } },
    {
      paragraph:
        'You may also decline there, and nobody asks why. The link is yours alone: please do not pass it on. It works until the board has decided.',
    },
    {
      paragraph:
        'If you know nothing of this, decline, or simply leave it; your address is erased with the application.',
    },
  ])
}

/** The one reminder. */
export function reminderEmail(reference: Asked, applicant: string, askedAt: Date): Email {
  return composeEmail('A reminder: ORNCC’s board would like to hear from you', [
    { greeting: reference.name },
    {
      paragraph: `On ${printDate(askedAt)} we asked you about ${applicant}, who has applied to serve on the Board of Directors of ORNCC. Your answers would still help.`,
      typed: [applicant],
    },
    { action: { label: 'Answer the questions', href: referenceUrl(reference) } },
    { paragraph: 'You may also decline there. We do not remind you again.' },
  ])
}
