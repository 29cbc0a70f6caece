import type { Metadata } from 'next'
import { stopOrLetGoOn } from '@/app/staff/discounts/actions'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { listDiscounts } from '@/lib/courses/price/discount-queries'
import { printMoment } from '@/lib/dates'
import { requireStaff } from '@/lib/people/session'

export const metadata: Metadata = {
  title: 'Discount codes',
  description: 'Codes that take something off the price of a seat.',
}

const states = {
  good: { tone: 'good', label: 'Can be used' },
  used_up: { tone: 'calm', label: 'Used up' },
  over: { tone: 'over', label: 'Its time is over' },
  stopped: { tone: 'over', label: 'Stopped' },
} as const

export default async function DiscountsPage({ searchParams }: { searchParams: Promise<{ added?: string }> }) {
  const staff = await requireStaff('/staff/discounts')
  const codes = await listDiscounts(staff)
  const { added } = await searchParams
  return (
    <div className="page">
      <PageHeader title="Discount codes" up={[{ href: '/staff', label: 'Desk' }]} />
      <div className="mb-6 space-y-6">
        {codes.some(({ code }) => code === added) && (
          <div role="status">
            <Notice look="good" title={`The code ${added} can be used`}>
              People type it into the form where they take a seat.
            </Notice>
          </div>
        )}
        <p>
          <ButtonLink href="/staff/discounts/new">Add a code</ButtonLink>
        </p>
      </div>
      <Table
        caption="Codes; those that can be used first"
        head={['Code', 'Takes off', 'For', 'Uses', 'Until', 'State', 'Note', 'Stop or let go on']}
        numeric={[3]}
        empty="No code has been made yet."
        rows={codes.map((code) => ({
          key: code.id,
          cells: [
            code.code,
            code.off,
            code.course ?? 'Any course',
            <span key="uses" className="whitespace-nowrap">
              {code.usesLimit === null ? code.uses : `${code.uses} of ${code.usesLimit}`}
            </span>,
            code.expiresAt ? printMoment(code.expiresAt) : '–',
            <Tag key="state" tone={states[code.state].tone}>
              {states[code.state].label}
            </Tag>,
            code.note ?? '–',
            <ButtonForm
              key="stop"
              action={stopOrLetGoOn}
              fields={{ id: code.id, deed: code.stoppedAt ? 'go-on' : 'stop' }}
              look="quiet"
            >
              {code.stoppedAt ? 'Let it go on' : 'Stop'}
              <VisuallyHidden> {code.code}</VisuallyHidden>
            </ButtonForm>,
          ],
        }))}
      />
      <p className="mt-4 max-w-180 text-ink-soft text-sm">
        A use is a seat that is held or taken with the code; one that is given back gives its use back. Whoever has a
        seat with a code that is stopped keeps their price.
      </p>
    </div>
  )
}
