import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { errorWord } from '@/app/refused-post'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { readOwnGift } from '@/lib/giving/recurring/own-gift'
import { everyWord } from '@/lib/payments/recurring-words'
import { readDonorToken } from '@/lib/people/donor-links'
import { ActForm } from '../act-form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

/** The second press, and the last. */
export default async function StopPage({ params }: Props) {
  const { token } = await params
  const donor = await readDonorToken(token)
  if (!donor) return <DeadLink of="gifts" />
  const gift = await readOwnGift(donor.id)
  const path = `/donate/mine/${token}/monthly`
  if (!gift || gift.state === 'ENDED') redirect(path)
  const title = `Stop your ${everyWord(gift.interval)} gift`
  return (
    <div className="page">
      <FormTitle>{`${await errorWord()}${title}`}</FormTitle>
      <PageHeader title={title} up={[{ href: path, label: `Your ${everyWord(gift.interval)} gift` }]} />
      <div className="space-y-8">
        <p className="measure">
          It ends at once, and nothing more is charged. What you have given stays given, with its receipts. A mail
          confirms it, and you can begin anew whenever you like.
        </p>
        <ActForm act="stop" token={token} isMain />
        <p>
          <a href={path} className="inline-flex min-h-11 items-center">
            Keep it
          </a>
        </p>
      </div>
    </div>
  )
}
