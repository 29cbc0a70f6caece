import { composeEmail, type Email } from '@/lib/email'

type Match = { name: string; employer: string }

/** Thanks to somebody whose employer has matched their gift, the same in a mail and in a letter. It is no receipt. */
export function matchThanks({ employer }: Match): string {
  return `Thank you. ${employer} has matched your gift to us, which it would not have done without you. The receipt for what it gave goes to ${employer}; yours, for what you gave, is the one that you have from us.`
}

export function matchThanksEmail(match: Match, notice?: string): Email {
  return composeEmail(
    'Your employer has matched your gift to ORNCC',
    [{ greeting: match.name }, { paragraph: matchThanks(match) }],
    notice,
  )
}
