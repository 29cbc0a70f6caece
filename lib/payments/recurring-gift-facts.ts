import type { Tx } from '@/lib/db'
import { donorHref } from '@/lib/people/donor-links'
import { emailOf } from '@/lib/people/email-of'
import type { RecurringFacts } from './recurring-emails'

/** A recurring gift as its mails need it, and the address that they go to. */
export async function readRecurringFacts(tx: Tx, id: string): Promise<RecurringFacts & { email: string }> {
  const { person, amountCents, feeCoverCents, anchorAt, createdAt, ...gift } = await tx.recurringGift.findUniqueOrThrow(
    {
      where: { id },
      select: {
        payerName: true,
        interval: true,
        amountCents: true,
        feeCoverCents: true,
        anchorAt: true,
        createdAt: true,
        nextChargeAt: true,
        methodLabel: true,
        state: true,
        endReason: true,
        isDemonstration: true,
        person: { select: { id: true, donorVersion: true, email: true } },
      },
    },
  )
  return {
    ...gift,
    totalCents: amountCents + feeCoverCents,
    anchorAt: anchorAt ?? createdAt,
    href: `${donorHref(person)}/monthly`,
    email: emailOf(person),
  }
}
