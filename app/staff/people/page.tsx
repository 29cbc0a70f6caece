import type { Metadata } from 'next'
import { FileLink, ListPager, listCaption, NarrowButtons, sortHead, stayOnPages } from '@/app/staff/list-parts'
import { asReader } from '@/app/staff/mail/reader'
import { singleValues } from '@/app/staff/single-values'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { Table } from '@/components/ui/table'
import { isoDay } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { listPeople } from '@/lib/office/people-desk/people-queries'
import { peopleFilter } from '@/lib/office/people-desk/people-schema'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'People',
  description: 'Everybody who has registered, applied or runs ORNCC.',
}

const here = '/staff/people'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: Props) {
  const reader = await asReader(await requireStaff(here))
  const filter = peopleFilter.parse(singleValues(await searchParams))
  const { people, count, pages } = await listPeople(reader, filter)
  stayOnPages(here, filter, pages)
  return (
    <div className="page">
      <PageHeader title="People" up={[{ href: '/staff', label: 'Desk' }]} />
      <form action={here} className="max-w-140 space-y-4">
        <TextField
          state={emptyForm}
          name="q"
          label="Search"
          hint="Part of a name or an email address."
          initial={filter.q}
          optional
        />
        <NarrowButtons here={here} sort={filter.sort} />
      </form>
      <div className="mt-8 max-w-190">
        <Table
          caption={listCaption(count === 1 ? '1 person' : `${count} people`, filter.page, pages)}
          head={[
            sortHead(here, filter, 'Name', { ascending: 'name', descending: 'name_down' }),
            'Email',
            'Registrations',
            sortHead(here, filter, 'Known since', { descending: 'newest', ascending: 'oldest' }),
          ]}
          numeric={[2]}
          empty="Nobody fits this."
          rows={people.map((person) => ({
            key: person.id,
            cells: [
              <a key="name" href={`${here}/${person.id}`} className="wrap-anywhere block min-w-32">
                {person.name}
              </a>,
              <span key="email" className="wrap-anywhere block min-w-56">
                {person.email ?? '–'}
              </span>,
              person.registrations === 0 ? '–' : person.registrations,
              <span key="since" className="whitespace-nowrap">
                {isoDay(person.createdAt)}
              </span>,
            ],
          }))}
        />
      </div>
      <FileLink href={`${here}/people.csv`} filter={filter} />
      <ListPager label="Pages of people" here={here} filter={filter} pages={pages} />
    </div>
  )
}
