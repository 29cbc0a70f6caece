import type { Metadata } from 'next'
import { FileLink, ListPager, listCaption, NarrowButtons, sortHead, stayOnPages } from '@/app/staff/list-parts'
import { singleValues } from '@/app/staff/single-values'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { printMoment } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { readKeepTimes, timeInWords } from '@/lib/keep-times'
import { mailFilter } from '@/lib/office/mail-desk/mail-filter'
import { listMails } from '@/lib/office/mail-desk/mail-queries'
import { requireStaff } from '@/lib/people/session'
import { asReader } from './reader'
import { HIDDEN_SUBJECT, mailStates } from './words'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Mail',
  description: 'Every mail that the site has sent, and what became of it.',
}

const here = '/staff/mail'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MailPage({ searchParams }: Props) {
  const reader = await asReader(await requireStaff(here))
  const filter = mailFilter.parse(singleValues(await searchParams))
  const { mails, count, pages } = await listMails(reader, filter)
  stayOnPages(here, filter, pages)
  const keptFor = timeInWords((await readKeepTimes(new Date())).keepMailDays)
  return (
    <div className="page">
      <PageHeader
        title="Mail"
        lede={
          reader.treasurer
            ? `What the site has written to whom. What a mail said is kept for ${keptFor}.`
            : `What the site has written to whom. What a mail said is kept for ${keptFor}; mails about gifts are for the treasurer.`
        }
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <p className="mb-4">
        <a href={`${here}/returned`} className="inline-flex min-h-11 items-center">
          Mail that comes back
        </a>
      </p>
      <form action={here} className="grid max-w-190 gap-4 sm:grid-cols-2">
        <TextField
          state={emptyForm}
          name="q"
          label="Search"
          hint="Part of an address or a subject."
          initial={filter.q}
          optional
        />
        <div className="flex flex-col justify-end">
          <SelectField
            state={emptyForm}
            name="state"
            label="State"
            optional
            initial={filter.state ?? ''}
            placeholder="Any"
            choices={Object.entries(mailStates).map(([value, { words }]) => ({ value, label: words }))}
          />
        </div>
        <NarrowButtons here={here} sort={filter.sort} />
      </form>
      <div className="mt-8">
        <Table
          caption={listCaption(count === 1 ? '1 mail' : `${count} mails`, filter.page, pages)}
          head={[
            'Subject',
            sortHead(here, filter, 'To', { ascending: 'address', descending: 'address_down' }),
            sortHead(here, filter, 'Written', { descending: 'newest', ascending: 'oldest' }),
            'State',
          ]}
          empty="No mail fits this."
          rows={mails.map((mail) => ({
            key: mail.id,
            cells: [
              <a key="subject" href={`${here}/${mail.id}`} className="wrap-anywhere block min-w-44">
                {mail.subject ?? HIDDEN_SUBJECT}
              </a>,
              <span key="to" className="wrap-anywhere block min-w-56">
                {mail.toAddress}
              </span>,
              <span key="at" className="whitespace-nowrap">
                {printMoment(mail.createdAt)}
              </span>,
              <span key="state">
                <Tag tone={mailStates[mail.state].tone}>{mailStates[mail.state].words}</Tag>
                {mail.isResend && <span className="block text-ink-soft">sent again by the desk</span>}
              </span>,
            ],
          }))}
        />
      </div>
      <FileLink href={`${here}/mail.csv`} filter={filter} />
      <ListPager label="Pages of mails" here={here} filter={filter} pages={pages} />
    </div>
  )
}
