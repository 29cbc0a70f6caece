import type { Metadata } from 'next'
import { singleValues, withValues } from '@/app/staff/single-values'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { Button } from '@/components/ui/button'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { printMoment } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { auditFilter } from '@/lib/office/audit/audit-filter'
import { auditActions, listAudit } from '@/lib/office/audit/audit-queries'
import { deedInWords } from '@/lib/office/audit/audit-words'
import { alsoAs, requireDesk } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Audit', description: 'Who did what to what, and when.' }

const here = '/staff/audit'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** For whoever has a desk, each their part: what is about money is the treasurer's. */
export default async function AuditPage({ searchParams }: Props) {
  const { roles } = await requireDesk(here)
  const [staff, treasurer] = await Promise.all([alsoAs('STAFF'), alsoAs('TREASURER')])
  const reader = { staff, treasurer, isOwner: roles.includes('OWNER'), isReviewer: roles.includes('REVIEWER') }
  const filter = auditFilter.parse(singleValues(await searchParams))
  const [{ entries, count, pages }, actions] = await Promise.all([listAudit(reader, filter), auditActions(reader)])
  const page = (number: number) => ({
    href: withValues(here, { ...filter, page: number }),
    title: `Page ${number} of ${pages}`,
  })
  return (
    <div className="page">
      <PageHeader
        title="Audit"
        lede={
          treasurer
            ? 'Who did what to what. Nothing here can be changed or taken away.'
            : 'Who did what to what. Nothing here can be changed or taken away; what is about money is for the treasurer.'
        }
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <form action={here} className="grid max-w-190 items-end gap-4 sm:grid-cols-2">
        <TextField
          state={emptyForm}
          name="actor"
          label="Who"
          hint="A name or an address."
          initial={filter.actor}
          optional
        />
        <TextField
          state={emptyForm}
          name="subject"
          label="To what"
          hint="A person, or words like run: or registration:"
          initial={filter.subject}
          optional
        />
        <SelectField
          state={emptyForm}
          name="action"
          label="What"
          optional
          initial={filter.action}
          placeholder="Anything"
          choices={actions.map((value) => ({ value, label: deedInWords(value) }))}
        />
        <div className="grid grid-cols-2 gap-4">
          <TextField state={emptyForm} name="from" type="date" label="From" initial={filter.from ?? ''} optional />
          <TextField state={emptyForm} name="until" type="date" label="Until" initial={filter.until ?? ''} optional />
        </div>
        <p className="flex flex-wrap items-center gap-4">
          <Button>Show these</Button>
          <a href={here} className="inline-flex min-h-11 items-center">
            Show all
          </a>
        </p>
      </form>
      <div className="mt-8">
        <Table
          caption={`${count === 1 ? '1 entry' : `${count} entries`}, newest first${pages > 1 ? `, page ${filter.page} of ${pages}` : ''}`}
          head={['What', 'When', 'Who', 'To what', 'More']}
          empty="Nothing fits this."
          rows={entries.map((entry) => ({
            key: entry.id,
            cells: [
              <span key="action" className="block min-w-40">
                {deedInWords(entry.action)}
              </span>,
              <span key="at" className="whitespace-nowrap">
                {printMoment(entry.at)}
              </span>,
              entry.actor,
              <span key="subject" className="wrap-anywhere block min-w-40">
                {entry.href ? <a href={entry.href}>{entry.subject}</a> : entry.subject}
              </span>,
              <span key="details" className="wrap-anywhere block min-w-60">
                {entry.details || '–'}
              </span>,
            ],
          }))}
        />
      </div>
      <Pager
        label="Pages of the audit"
        previous={filter.page > 1 ? page(filter.page - 1) : undefined}
        next={filter.page < pages ? page(filter.page + 1) : undefined}
        words={{ previous: 'Newer', next: 'Older' }}
      />
    </div>
  )
}
