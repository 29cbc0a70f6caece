import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { DefinitionList } from '@/components/ui/definition-list'
import { findGiftLink } from '@/lib/giving/find-gift-link'
import { openFunds } from '@/lib/giving/funds/fund-queries'
import { formatCents } from '@/lib/money'
import { GoOnForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

/** Where the mailed link leads: the gift as it was typed, and one button. Opening it goes no further. */
export default async function GiftLinkPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const gift = await findGiftLink(secret)
  if (!gift) return <DeadGiftLink />
  const amount = formatCents(gift.amountCents)
  const fund = gift.fund && (await openFunds()).find(({ slug }) => slug === gift.fund)
  return (
    <div className="page">
      <PageHeader
        title={`Your gift of ${amount}`}
        lede="Thank you for coming back. Everything is as you typed it."
        up={[{ href: '/donate', label: 'Give' }]}
      />
      <div className="measure space-y-8">
        <DefinitionList
          items={[
            { term: 'Gift', detail: gift.coversFee ? `${amount}, and the card fee` : amount },
            ...(fund ? [{ term: 'For', detail: fund.name }] : []),
            { term: 'Your name', detail: gift.name },
            { term: 'Receipt to', detail: <span className="break-all">{gift.email}</span> },
          ]}
        />
        <GoOnForm secret={secret} label="Continue to payment" />
        <p>
          <a href={`/donate/give?amount=${gift.amountCents / 100}`} className="inline-flex min-h-11 items-center">
            Change something
          </a>
        </p>
      </div>
    </div>
  )
}

function DeadGiftLink() {
  return (
    <div className="page">
      <FormTitle>This link is over</FormTitle>
      <PageHeader title="This link is over" />
      <div className="measure space-y-4">
        <p>
          It works once, for 30 minutes. If you have used it, the payment page may still be open in another window.
          Nothing is charged before you pay there.
        </p>
        <ButtonLink href="/donate/give">Begin again</ButtonLink>
      </div>
    </div>
  )
}
