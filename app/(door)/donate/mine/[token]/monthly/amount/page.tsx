import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { printDate } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { readOwnGift } from '@/lib/giving/recurring/own-gift'
import { formatCents } from '@/lib/money'
import { everyWord, recurringWords } from '@/lib/payments/recurring-words'
import { readDonorToken } from '@/lib/people/donor-links'
import { AmountForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

export default async function AmountPage({ params }: Props) {
  const { token } = await params
  const donor = await readDonorToken(token)
  if (!donor) return <DeadLink of="gifts" />
  const gift = await readOwnGift(donor.id)
  const path = `/donate/mine/${token}/monthly`
  if (!gift || gift.state === 'ENDED') redirect(path)
  const title = `Change your ${everyWord(gift.interval)} gift`
  const from =
    gift.nextChargeAt && gift.state === 'ACTIVE'
      ? `from ${printDate(gift.nextChargeAt)} on`
      : 'from the next payment on'
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede={`Now it is ${recurringWords(gift)}.`}
        up={[{ href: path, label: `Your ${everyWord(gift.interval)} gift` }]}
      />
      <AmountForm
        token={token}
        title={title}
        opening={{ ...emptyForm, attempt: 1, values: { amount: [`${gift.amountCents / 100}`] } }}
        hint={
          gift.feeCoverCents > 0
            ? `It counts ${from}, with the card fee that you cover added to it. Nothing is charged today.`
            : `It counts ${from}. Nothing is charged today.`
        }
      />
      <p className="mt-6 text-ink-soft text-sm">
        Now {formatCents(gift.totalCents)} each time. A mail confirms the change.
      </p>
    </div>
  )
}
