import type { Metadata } from 'next'
import { asAuditReader } from '@/app/staff/audit/reader'
import { FileLink, ListPager, listCaption, NarrowButtons, sortHead, stayOnPages } from '@/app/staff/list-parts'
import { singleValues } from '@/app/staff/single-values'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { Table } from '@/components/ui/table'
import { printMoment } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { auditFilter } from '@/lib/office/audit/audit-filter'
import { auditActions, listAudit } from '@/lib/office/audit/audit-queries'
import { deedInWords } from '@/lib/office/audit/audit-words'
import { requireDesk } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Audit', description: 'Who did what to what, and when.' }

const here = '/staff/audit'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: Props) {
  const { roles } = await requireDesk(here)
  const reader = await asAuditReader(roles)
  const filter = auditFilter.parse(singleValues(await searchParams))
  const [{ entries, count, pages }, actions] = await Promise.all([listAudit(reader, filter), auditActions(reader)])
  stayOnPages(here, filter, pages)
  return (
    <div className="page">
      <PageHeader
        title="Audit"
        lede={
          reader.treasurer
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
          hint="A name or an address, or a kind such as run, mail or payment."
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
        <NarrowButtons here={here} sort={filter.sort} />
      </form>
      <div className="mt-8">
        <Table
          caption={listCaption(count === 1 ? '1 entry' : `${count} entries`, filter.page, pages)}
          head={[
            'What',
            sortHead(here, filter, 'When', { descending: 'newest', ascending: 'oldest' }),
            'Who',
            'To what',
            'More',
          ]}
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
      <FileLink href={`${here}/audit.csv`} filter={filter} />
      <ListPager label="Pages of the audit" here={here} filter={filter} pages={pages} />
    </div>
  )
}
