import type { Role } from '@/lib/db'
import { composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'
import { roleWords } from './roles'

/** To somebody who was given a role: what it means, who gave it, and how they sign in. */
export function grantedEmail(role: Role, givenBy: string): Email {
  const { name, may } = roleWords[role]
  return composeEmail(`You have a desk at ORNCC now: ${name.toLowerCase()}`, [
    {
      paragraph: `${givenBy} has made you ${name.toLowerCase()} on ORNCC’s website. You may ${may}.`,
      typed: [givenBy],
    },
    { heading: 'How you sign in' },
    {
      list: [
        'Type this email address, and then the code that we mail to it. There is no password.',
        'The first time, you set up a second step, which the page shows: your phone or computer itself, by fingerprint, face or PIN, or an authenticator app. After that you use it each time.',
        'You get ten recovery codes for the day on which the phone is lost. Print them.',
      ],
    },
    { action: { label: 'Sign in', href: `${env.SITE_URL}/sign-in` } },
    { paragraph: 'If you did not expect this, answer this mail, please, and do not sign in.' },
  ])
}
