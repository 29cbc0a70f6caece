import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { findAsksApart } from '@/lib/board/search/find-search'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Your application has been sent · ORNCC',
  description: 'What happens after an application to the board has been sent.',
  robots: { index: false },
}

export default async function SentPage() {
  const asksApart = await findAsksApart()
  return (
    <div className="page">
      <PageHeader
        title="Thank you. We have mailed you."
        lede="Your application is with the board. The mail says what happens next."
      />
      <div className="measure space-y-4">
        <p>
          The mail has a link of its own: behind it you follow your application, read what you sent, and can withdraw it
          at any time.
        </p>
        <p>
          No mail after a few minutes? Look into the folder for junk. If it is not there either,{' '}
          <a href="/contact?topic=board">write to us</a>.
        </p>
        {asksApart && (
          <p>
            One thing more, apart from your application and only if you like:{' '}
            <a href="/board/apply/apart">a few questions about who applies</a>.
          </p>
        )}
        <ButtonLink href="/articles" look="quiet">
          Read an article
        </ButtonLink>
      </div>
    </div>
  )
}
