import type { Metadata } from 'next'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { Paper } from '@/components/site/paper'
import { PdfLink } from '@/components/site/pdf-link'
import { Notice } from '@/components/ui/notice'
import { ownStatement } from './own-statement'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string; year: string }>; searchParams: Promise<{ pdf?: string }> }

/** One year's statement, word for word as it was mailed. On paper there is nothing else. */
export default async function OwnStatementPage({ params, searchParams }: Props) {
  const statement = await ownStatement(params)
  if (!statement) return <DeadLink of="gifts" />
  const { token, year } = await params
  const title = `Statement of ${year}`
  return (
    <div className="page">
      <FormTitle>{title}</FormTitle>
      <div className="print:hidden">
        <PageHeader title={title} up={[{ href: `/donate/mine/${token}`, label: 'Your gifts' }]}>
          {statement.state === 'true' && (
            <PdfLink
              href={`/donate/mine/${token}/statements/${year}/statement.pdf`}
              refused={(await searchParams).pdf}
            />
          )}
        </PageHeader>
      </div>
      {statement.state === 'true' && <Paper label={title} text={statement.text} isCopy />}
      {statement.state === 'held' && (
        <Notice look="warm" title="This statement is held">
          It cannot be printed while a question about one of its payments is open. When it is answered, the statement is
          here again, or the one that stands in for it.
        </Notice>
      )}
      {statement.state === 'outdated' && (
        <Notice look="warm" title="This statement is being corrected">
          Something about the gifts of that year has changed. The corrected statement comes to your mail within the
          hour, and stands here then; please do not use the earlier one any more.
        </Notice>
      )}
    </div>
  )
}
