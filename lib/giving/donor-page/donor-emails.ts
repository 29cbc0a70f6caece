import { composeEmail, type Email } from '@/lib/email'

/** The way to one's gifts, for whoever has lost it. */
export function myGiftsEmail(href: string): Email {
  return composeEmail('Your gifts and receipts at ORNCC', [
    { paragraph: 'Here are all your gifts and payments, with their receipts to read and to print:' },
    { action: { label: 'See my gifts', href } },
    {
      paragraph:
        'The address is yours alone and keeps working. Please do not pass it on: whoever has it sees what you have given.',
    },
    { paragraph: 'You did not ask for this? Then somebody typed your address; nothing has been shown to them.' },
  ])
}

/** The new address of a donor's page, after the old one was killed. */
export function newDonorLinkEmail(href: string): Email {
  return composeEmail('The new address of your gifts and receipts', [
    { paragraph: 'The address of the page with your gifts was killed, as was asked there. This is the new one:' },
    { action: { label: 'See my gifts', href } },
    { paragraph: 'Links in mails from before open nothing any more.' },
  ])
}
