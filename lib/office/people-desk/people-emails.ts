import { composeEmail, type Email } from '@/lib/email'

const notYours = 'If that is not right, write to us, and we put it right:'

/** To the address that is right now. The links come in mails of their own. */
export function addressRightEmail({ maskedEmail, contactHref }: { maskedEmail: string; contactHref: string }): Email {
  return composeEmail('We write to you at this address now', [
    {
      paragraph: `ORNCC's office has corrected your email address: it was ${maskedEmail}, and from now on we write to you here.`,
    },
    {
      paragraph:
        'What you have with us stays yours. Links that we have sent before do not open anything any more; if you have a seat in a course that is ahead, your new ones come in mails of their own.',
    },
    { paragraph: notYours },
    { link: { label: 'Write to us', href: contactHref } },
  ])
}

/** To the address that we do not write to any more. It may be a stranger's: no link of the person's, and no whole address. */
export function addressLeftEmail({ maskedEmail, contactHref }: { maskedEmail: string; contactHref: string }): Email {
  return composeEmail('We write to another address now', [
    {
      paragraph: `ORNCC's office has corrected an address. What we wrote to this one goes to ${maskedEmail} from now on.`,
    },
    { paragraph: 'If that is what you wanted, nothing needs doing.' },
    { paragraph: notYours },
    { link: { label: 'Write to us', href: contactHref } },
  ])
}
