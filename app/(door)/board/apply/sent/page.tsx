import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Your application has been sent · ORNCC',
  description: 'What happens after an application to the board has been sent.',
  robots: { index: false },
}

export default function SentPage() {
  return (
    <div className="page">
      <PageHeader
        title="Thank you. We have mailed you."
        lede="Look into the inbox of the address you typed. The mail says that we have received it and what happens next."
      />
      <div className="measure space-y-4">
        <p>
          One application a person can be open at a time. If you had sent one before, the mail says where that one
          stands, and the new one was not added.
        </p>
        <p>
          No mail after a few minutes? Look into the folder for junk. If it is not there either, the address may have
          been mistyped: <a href="/contact?topic=board">write to us</a>.
        </p>
        <ButtonLink href="/articles" look="quiet">
          Read an article
        </ButtonLink>
      </div>
    </div>
  )
}
