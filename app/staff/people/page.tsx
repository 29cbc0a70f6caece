import type { Metadata } from 'next'
import { asReader } from '@/app/staff/mail/reader'
import { singleValues, withValues } from '@/app/staff/single-values'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { Button } from '@/components/ui/button'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
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
  const page = (number: number) => ({
    href: withValues(here, { ...filter, page: number }),
    title: `Page ${number} of ${pages}`,
  })
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
        <p className="flex flex-wrap items-center gap-4">
          <Button>Search</Button>
          <a href={here} className="inline-flex min-h-11 items-center">
            Show all
          </a>
        </p>
      </form>
      <div className="mt-8 max-w-190">
        <Table
          caption={`${count === 1 ? '1 person' : `${count} people`}, by name${pages > 1 ? `, page ${filter.page} of ${pages}` : ''}`}
          head={['Name', 'Email', 'Registrations']}
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
            ],
          }))}
        />
      </div>
      <Pager
        label="Pages of people"
        previous={filter.page > 1 ? page(filter.page - 1) : undefined}
        next={filter.page < pages ? page(filter.page + 1) : undefined}
        words={{ previous: 'Back', next: 'On' }}
      />
    </div>
  )
}
