import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { GivingClosed } from '@/components/site/giving-closed'
import { PageHeader } from '@/components/site/page-header'
import { openingState } from '@/lib/giving/opening-state'
import { PRESETS } from '@/lib/giving/schema'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { GiftForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Give to ORNCC once, by card. A receipt comes by mail at once.',
  alternates: { canonical: '/donate/give' },
}

type Props = { searchParams: Promise<{ amount?: string | string[] }> }

export default async function GivePage({ searchParams }: Props) {
  const issuer = receiptIssuer(await readSettings())
  const amount = [(await searchParams).amount].flat().at(-1)
  return (
    <div className="page">
      <PageHeader
        title="Your gift"
        lede={
          issuer.ok && 'It is given once: nothing is charged again. The receipt comes by mail as soon as it is paid.'
        }
        up={[{ href: '/donate', label: 'Give' }]}
      />
      {issuer.ok ? (
        <GiftForm formKey={randomUUID()} opening={openingState(amount)} presets={PRESETS} />
      ) : (
        <>
          <FormTitle>Give</FormTitle>
          <GivingClosed missing={issuer.missing} />
        </>
      )}
    </div>
  )
}
