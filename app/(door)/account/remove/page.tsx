import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { formatCents } from '@/lib/money'
import { ownData } from '@/lib/office/account/own-data'
import { readRemoval } from '@/lib/office/account/read-removal'
import { requireSignedIn } from '@/lib/people/session'
import { RemoveForm } from './form'
import { InTheWayList } from './in-the-way'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

const title = 'Have yourself removed'

export default async function RemovePage() {
  const { personId, email } = await requireSignedIn('/account/remove')
  const { inTheWay, gift } = await readRemoval(personId)
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede="What this site knows of you goes, for good. Nobody can bring it back, we neither."
        up={[{ href: '/account', label: 'Your account' }]}
      />
      <div className="max-w-190 space-y-8">
        <Sentences title="What goes" sentences={ownData.flatMap(({ goes }) => goes ?? [])} />
        <Sentences title="What stays, and why" sentences={ownData.flatMap(({ stays }) => stays ?? [])} />
        <p className="measure">
          Stripe, which takes the payments, and Zoom keep what they have by their own rules. You may want to{' '}
          <a href="/account/my-data.json" download>
            download your data
          </a>{' '}
          first.
        </p>
        {inTheWay ? (
          <>
            <FormTitle>{title}</FormTitle>
            <Notice look="warm" title="Something has to be seen to first">
              <InTheWayList inTheWay={inTheWay} />
            </Notice>
          </>
        ) : (
          <RemoveForm
            email={email}
            gift={gift && `${formatCents(gift.totalCents)} every ${gift.interval === 'MONTH' ? 'month' : 'year'}`}
          />
        )}
      </div>
    </div>
  )
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <section>
      <h2 className="mb-2 text-2xl">{title}</h2>
      <ul className="measure list-disc space-y-1 pl-6">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}.</li>
        ))}
      </ul>
    </section>
  )
}
