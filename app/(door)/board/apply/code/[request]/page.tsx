import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { DRAFT_CODE_MINUTES } from '@/lib/board/draft/draft-key'
import { CodeForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Type the code that we have mailed to you.',
  robots: { index: false, follow: false },
  referrer: 'same-origin',
}

/** The same for every address: whether anything was begun with it before is for whoever reads its mail. */
export default async function CodePage({ params }: { params: Promise<{ request: string }> }) {
  const { request } = await params
  const title = 'We have mailed you'
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede="Follow the link in the mail, on whatever device you like, or type its code here."
        up={[{ href: '/board/apply', label: 'Apply to the board' }]}
      />
      <CodeForm request={request} title={title} />
      <div className="measure mt-8 space-y-4">
        <p>
          The code works on this page alone, for {DRAFT_CODE_MINUTES / 60} hour. No mail after a few minutes? Look into
          the folder for junk. If you have an application with the board already, the mail says so and leads to that
          one.
        </p>
        <p>
          Perhaps the address was mistyped:{' '}
          <a href="/board/apply#begin" className="inline-flex min-h-11 items-center">
            Type it again
          </a>
        </p>
      </div>
    </div>
  )
}
