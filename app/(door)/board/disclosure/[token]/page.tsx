import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { findDisclosure } from '@/lib/board/members/disclosures'
import { printDate } from '@/lib/dates'
import { DisclosureForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

export default async function DisclosurePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const disclosure = await findDisclosure(token)
  if (!disclosure) return <Dead />
  const { year, answeredAt, interests, member } = disclosure
  const title = answeredAt
    ? `Thank you: your disclosure for ${year} is kept`
    : `Your disclosure of interests for ${year}`
  return (
    <div className="page">
      {answeredAt && <FormTitle>{title}</FormTitle>}
      <PageHeader title={title} lede={`${member.person.name}, member of ORNCC’s board.`} />
      <div className="max-w-190 space-y-6">
        {answeredAt ? (
          <>
            <p className="measure">
              You gave it on {printDate(answeredAt)}. If something changes during the year, reply to our mail.
            </p>
            <p className="wrap-anywhere measure whitespace-pre-wrap">{interests ?? 'Nothing to disclose.'}</p>
          </>
        ) : (
          <>
            <p className="measure">
              Every member of the board says this once a year. Members of the board can read it; it is erased seven
              years after its year.
            </p>
            <DisclosureForm token={token} title={title} />
          </>
        )}
      </div>
    </div>
  )
}

function Dead() {
  const title = 'This link does not open anything'
  return (
    <div className="page">
      <FormTitle>{title}</FormTitle>
      <PageHeader title={title} />
      <p className="measure">
        Perhaps the mail broke it over two lines. If that is not it, <a href="/contact?topic=board">write to us</a>.
      </p>
    </div>
  )
}
