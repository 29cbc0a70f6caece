import { notFound } from 'next/navigation'
import { z } from 'zod'
import { takeNameOff } from '@/app/staff/funds/actions'
import { NamedDeed } from '@/components/form/named-deed'
import { PageHeader } from '@/components/site/page-header'
import { findFund } from '@/lib/giving/funds/fund-queries'
import { requireTreasurer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ fund: string; person: string }> }

export default async function UnnamedPage({ params }: Props) {
  const { fund: fundId, person: personId } = await params
  const treasurer = await requireTreasurer(`/staff/funds/${fundId}/unnamed/${personId}`)
  const fund = z.uuid().safeParse(fundId).success ? await findFund(treasurer, fundId) : null
  const giver = fund?.named.find((one) => one.personId === personId)
  if (!fund || !giver) notFound()
  return (
    <div className="page">
      <PageHeader
        title="Leave a giver unnamed"
        lede={`${giver.name}, ${fund.name}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/funds', label: 'Funds' },
          { href: `/staff/funds/${fundId}`, label: fund.name },
        ]}
      />
      <p className="measure mb-8">
        The campaign’s page does not name {giver.name} any more. Their gift, its receipt and their own page stay as they
        are, and nobody is written to. It cannot be undone here: they can only be named by another gift.
      </p>
      <NamedDeed action={takeNameOff} fields={{ fundId, personId }} title="Leave a giver unnamed" name={giver.name}>
        Leave them unnamed
      </NamedDeed>
    </div>
  )
}
