import { printDate } from '@/lib/dates'
import type { ApplicationState } from '@/lib/db'
import { composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'
import { stateInWords } from './application-state'
import type { ApplicationInput } from './schema'

// How long a decision takes, and how long applications are kept, the board has not decided: these mails say so.

/**
 * To the applicant: that it arrived and what happens now. Of what was typed only the name, since anybody may type anybody's
 * address, and this mail must not carry their words to strangers.
 */
export function confirmationEmail({ name, hasResume }: { name: string; hasResume: boolean }, now: Date): Email {
  return composeEmail('Your application to ORNCC’s board has arrived', [
    { paragraph: 'Thank you for offering your time. Your application to the Board of Directors is with us.' },
    {
      facts: [
        ['Name', name],
        ['Sent', printDate(now)],
        ['Resume', hasResume ? 'Received' : 'None'],
      ],
    },
    {
      paragraph:
        'A member of the board will read it and write to you at this address. The board is five volunteers and has not set a date by which it answers, so we cannot promise you one.',
    },
    { paragraph: 'To change something, to withdraw, or to have a copy of what you sent, reply to this mail.' },
    { paragraph: 'If you did not send this, somebody typed your address by mistake: reply, and we remove it.' },
  ])
}

/** To somebody who sends a second application while the first is open. The page itself must not tell strangers so. */
export function openApplicationEmail(open: { state: ApplicationState; submittedAt: Date }): Email {
  return composeEmail('You already have an application with ORNCC’s board', [
    {
      paragraph:
        'Today an application to the Board of Directors was sent with this address. You already have one open, so the new one was not added.',
    },
    {
      facts: [
        ['Sent', printDate(open.submittedAt)],
        ['State', stateInWords(open.state)],
      ],
    },
    { paragraph: 'To change what you wrote, or to withdraw it and start again, reply to this mail.' },
  ])
}

/** To the board and the office. What the application says stays behind the sign-in. */
export function announcementEmail(applicationId: string, input: ApplicationInput): Email {
  return composeEmail('A new application to the board', [
    { paragraph: 'Somebody has applied to serve on the Board of Directors:' },
    { quoted: `${input.name}, ${input.city}` },
    { action: { label: 'Read the application', href: `${env.SITE_URL}/staff/applications/${applicationId}` } },
    { paragraph: 'The answers and the resume can be read after signing in.' },
  ])
}
