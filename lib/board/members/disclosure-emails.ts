import { composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'
import { linkToken } from '@/lib/links'

type Asked = { id: string; linkVersion: number; year: number; name: string }

/** To a member of the board, once a year, and once more as a reminder. */
export function disclosureEmail({ id, linkVersion, year, name }: Asked, isReminder: boolean): Email {
  const subject = `Your disclosure of interests to ORNCC’s board for ${year}`
  return composeEmail(isReminder ? `A reminder: ${subject}` : subject, [
    { greeting: name },
    {
      paragraph: `Every year each member of the board says whether they have interests that could pull them another way than ORNCC’s. For ${year} yours is still open.`,
    },
    {
      action: {
        label: 'Give my disclosure',
        href: `${env.SITE_URL}/board/disclosure/${linkToken('disclosure', id, linkVersion)}`,
      },
    },
    {
      paragraph:
        'It takes two minutes where there is nothing to say. The link is yours alone: please do not pass it on.',
    },
  ])
}
