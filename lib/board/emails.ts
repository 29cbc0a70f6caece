import { printDate } from '@/lib/dates'
import type { ApplicationState } from '@/lib/db'
import { type Block, composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'
import { answersOf } from './answers'
import { stateInWords } from './application-state'
import type { ApplicationInput } from './schema'

// How long a decision takes, and how long applications are kept, the board has not decided: these mails say so.

/** To the applicant: that it arrived, what happens now, and a copy of what they sent. */
export function confirmationEmail(input: ApplicationInput, resumeName: string | null, now: Date): Email {
  const references = ([1, 2] as const).map((nth) => ({
    name: input[`reference${nth}Name`],
    email: input[`reference${nth}Email`],
    relationship: input[`reference${nth}Relationship`],
  }))
  const copy = answersOf({ ...input, references }).flatMap(({ title, answers }): Block[] => [
    { heading: title },
    { quoted: answers.map(({ question, answer }) => `${question}: ${answer}`).join('\n') },
  ])
  return composeEmail('Your application to ORNCC’s board has arrived', [
    { paragraph: 'Thank you for offering your time. Your application to the Board of Directors is with us.' },
    {
      paragraph:
        'A member of the board will read it and write to you at this address. The board is five volunteers and has not set a date by which it answers, so we cannot promise you one.',
    },
    { paragraph: 'To change something, or to withdraw, reply to this mail.' },
    { heading: `What you sent on ${printDate(now)}` },
    ...copy,
    ...(resumeName ? [{ heading: 'Resume' }, { quoted: resumeName }] : []),
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

/** To the board. What the application says stays behind the sign-in. */
export function announcementEmail(applicationId: string, input: ApplicationInput): Email {
  return composeEmail('A new application to the board', [
    { paragraph: 'Somebody has applied to serve on the Board of Directors:' },
    { quoted: `${input.name}, ${input.city}` },
    { action: { label: 'Read the application', href: `${env.SITE_URL}/staff/applications/${applicationId}` } },
    { paragraph: 'The answers and the resume can be read after signing in.' },
  ])
}
