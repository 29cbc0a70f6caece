import { printDate, printMoment } from '@/lib/dates'
import type { ApplicationState } from '@/lib/db'
import { composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'
import { stateInWords } from './application-state'
import { DRAFT_CODE_MINUTES } from './draft/draft-key'
import type { Owed } from './owed'
import type { ApplicationInput } from './schema'

/** To whoever typed their address to begin an application, or to go on with it. */
export function draftEmail({ code, href, eraseAfter }: { code: string; href: string; eraseAfter: Date }): Email {
  return composeEmail('Your application to ORNCC’s board: begin, or go on', [
    {
      paragraph:
        'Behind this link is the form with which you apply to the Board of Directors. It opens what you have filled in so far, on any device, as often as you like.',
    },
    { action: { label: 'Open the form', href } },
    {
      paragraph: `Or type this code on the page that you have open; it works there for ${DRAFT_CODE_MINUTES / 60} hour:`,
    },
    { facts: [['Code', code]] },
    {
      paragraph: `What you fill in is kept for you alone until ${printDate(eraseAfter)}, then it is erased if you have not sent it. Keep this mail: whoever has the link can read what you wrote.`,
    },
    {
      paragraph: 'If you did not ask for this, somebody typed your address by mistake, and you need not do anything.',
    },
  ])
}

/** To whoever has begun an application and not sent it, a week before it is erased. */
export function draftReminderEmail({ href, eraseAfter }: { href: string; eraseAfter: Date }): Email {
  return composeEmail(`Your application to ORNCC’s board is erased on ${printDate(eraseAfter)}`, [
    {
      paragraph: `You have begun an application to the Board of Directors and not sent it. What you filled in is erased on ${printDate(eraseAfter)}, as we told you.`,
    },
    { action: { label: 'Go on with it', href } },
    { paragraph: 'If you have decided otherwise, you need not do anything. This is the only reminder.' },
  ])
}

/** To the applicant: that it arrived and what happens now. Of what was typed only the name; the rest is behind the link. */
export function confirmationEmail(
  { name, hasResume, answerBy, href }: { name: string; hasResume: boolean; answerBy: Date | null; href: string },
  now: Date,
): Email {
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
      paragraph: `A member of the board will read it and write to you at this address. ${
        answerBy
          ? `You hear from us by ${printDate(answerBy)}.`
          : 'The board is five volunteers and has not set a date by which it answers, so we cannot promise you one.'
      }`,
    },
    { action: { label: 'Follow your application', href } },
    {
      paragraph:
        'Behind this link you see where it stands, read what you sent, and can withdraw it at any time. To change something, reply to this mail.',
    },
  ])
}

/** To somebody who sends a second application while the first is open. The page itself must not tell strangers so. */
export function openApplicationEmail(open: { state: ApplicationState; submittedAt: Date; href: string }): Email {
  return composeEmail('You already have an application with ORNCC’s board', [
    {
      paragraph:
        'Today somebody began an application to the Board of Directors with this address. You already have one open, and there is one at a time.',
    },
    {
      facts: [
        ['Sent', printDate(open.submittedAt)],
        ['State', stateInWords(open.state)],
      ],
    },
    { action: { label: 'Follow your application', href: open.href } },
    { paragraph: 'There you can also withdraw it and start again. To change what you wrote, reply to this mail.' },
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

/** To the applicant who has withdrawn. */
export function withdrawnEmail(eraseAfter: Date | null): Email {
  return composeEmail('You have withdrawn your application to ORNCC’s board', [
    { paragraph: 'Your application to the Board of Directors is withdrawn, and nobody decides on it any more.' },
    {
      paragraph: eraseAfter
        ? `All that you sent is erased on ${printDate(eraseAfter)}.`
        : 'The board has not yet decided for how long it keeps what was withdrawn. To have yours erased now, reply to this mail.',
    },
    { paragraph: 'You are welcome to apply again at any time.' },
  ])
}

/** To the board and the office, of the same. */
export function withdrawalEmail(name: string): Email {
  return composeEmail('An application to the board was withdrawn', [
    { paragraph: 'Somebody has withdrawn their application to the Board of Directors:' },
    { quoted: name },
    { paragraph: 'A vote that was open has ended without a result, and no letter goes out.' },
  ])
}

/** To a reviewer, once a day: all that they still owe, and nothing of what an application says. */
export function digestEmail(applications: readonly { name: string; owed: readonly Owed[] }[]): Email {
  return composeEmail('Board applications wait for you', [
    { paragraph: 'These are waiting for you:' },
    { quoted: applications.map(({ name, owed }) => `${name}: ${owed.map(inWords).join(', ')}`).join('\n') },
    { action: { label: 'See the applications', href: `${env.SITE_URL}/staff/applications` } },
    { paragraph: 'You get this mail once a day at most, and none while nothing waits for you.' },
  ])
}

function inWords(owed: Owed): string {
  if (owed.kind === 'vote') return `your vote, until ${printMoment(owed.closesAt)}`
  return owedWords[owed.kind]
}

const owedWords = {
  declaration: 'your declaration whether you have a conflict of interest',
  scores: 'your scores',
  times: 'times to offer for the talk, by one of you',
  opening: 'the vote to open, by one of you',
  letter: 'the letter about the decision, by one of you',
}

/** To the office, once a week: what waits too long, and for whom; nothing of what an application says. */
export function waitingEmail(waiting: readonly { name: string; waits: readonly string[] }[]): Email {
  return composeEmail('At the board something has been waiting', [
    { paragraph: 'These have waited for a while. Somebody may be away:' },
    { quoted: waiting.map(({ name, waits }) => `${name}: ${waits.join('; ')}.`).join('\n') },
    { paragraph: 'Write to whoever it is, assign another reviewer, or pause an application on its page.' },
    { action: { label: 'See the applications', href: `${env.SITE_URL}/staff/applications` } },
    { link: { label: 'See who serves', href: `${env.SITE_URL}/staff/board` } },
    { paragraph: 'You get this mail once a week at most.' },
  ])
}
