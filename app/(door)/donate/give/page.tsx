import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { senderAddress } from '@/app/sender'
import { FormTitle } from '@/components/form/form-title'
import { GivingClosed } from '@/components/site/giving-closed'
import { PageHeader } from '@/components/site/page-header'
import { cardFeeOf } from '@/lib/giving/fee-cover'
import { openFunds } from '@/lib/giving/funds/fund-queries'
import { openingState } from '@/lib/giving/opening-state'
import { PRESETS } from '@/lib/giving/schema'
import { doorFor } from '@/lib/payments/count-failures'
import { dayWords } from '@/lib/payments/recurring-words'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { DoorShut } from './door-shut'
import { GiftForm } from './form'
import { fundChoices } from './fund-choices'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Give to ORNCC by card, once, monthly or yearly. A receipt comes by mail at once.',
  alternates: { canonical: '/donate/give' },
}

type Asked = 'amount' | 'fund' | 'every'
type Props = { searchParams: Promise<Partial<Record<Asked, string | string[]>>> }

export default async function GivePage({ searchParams }: Props) {
  const settings = await readSettings()
  const issuer = receiptIssuer(settings)
  const { amount, fund, every } = await searchParams
  const now = new Date()
  const funds = fundChoices(await openFunds())
  const opening = openingState(
    { amount: [amount].flat().at(-1), fund: [fund].flat().at(-1), every: [every].flat().at(-1) },
    funds,
  )
  const isShut = (await doorFor(await senderAddress())).asks === 'closed'
  return (
    <div className="page">
      <PageHeader
        title="Your gift"
        lede={
          issuer.ok &&
          !isShut &&
          'Once, or again each month or year: you choose. The receipt comes by mail as soon as it is paid.'
        }
        up={[{ href: '/donate', label: 'Give' }]}
      />
      {isShut ? (
        <>
          <FormTitle>Give</FormTitle>
          <DoorShut />
        </>
      ) : issuer.ok ? (
        <GiftForm
          formKey={randomUUID()}
          opening={opening}
          presets={PRESETS}
          funds={funds}
          days={{ monthly: dayWords('MONTH', now), yearly: dayWords('YEAR', now) }}
          cardFee={cardFeeOf(settings)}
        />
      ) : (
        <>
          <FormTitle>Give</FormTitle>
          <GivingClosed missing={issuer.missing} />
        </>
      )}
    </div>
  )
}
