import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ListPager, listCaption, NarrowButtons, sortHead, stayOnPages } from '@/app/staff/list-parts'
import { age } from '@/app/staff/scholarships/age'
import { singleValues } from '@/app/staff/single-values'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Table } from '@/components/ui/table'
import { applicationFilter, pickApplications } from '@/lib/board/application-filter'
import { isClosed, isUnderReview, stateInWords } from '@/lib/board/application-state'
import type { Owed } from '@/lib/board/owed'
import { listApplications } from '@/lib/board/queries'
import { printDate, printMoment } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { alsoAs, requireStaffOrReviewer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Applications', description: 'Applications to the board.' }

const here = '/staff/applications'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ApplicationsPage({ searchParams }: Props) {
  const person = await requireStaffOrReviewer(here)
  const isReviewer = (await alsoAs('REVIEWER')) !== null
  const all = await listApplications(person)
  const filter = applicationFilter.parse(singleValues(await searchParams))
  const { applications, count, pages } = pickApplications(all, filter)
  stayOnPages(here, filter, pages)
  const now = new Date()
  return (
    <div className="page">
      <PageHeader
        title="Applications"
        lede="Who has applied to the board. What they wrote is for the reviewers who are assigned."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <div className="space-y-8">
        {all.length === 0 ? (
          <EmptyBed>Nobody has applied yet.</EmptyBed>
        ) : (
          <>
            <form action={here} className="grid max-w-190 items-end gap-4 sm:grid-cols-2">
              <TextField state={emptyForm} name="q" label="Name" initial={filter.q} optional />
              <SelectField
                state={emptyForm}
                name="state"
                label="State"
                optional
                initial={filter.state ?? ''}
                placeholder="Any"
                choices={[
                  { value: 'open', label: 'Open' },
                  { value: 'closed', label: 'Closed' },
                ]}
              />
              <NarrowButtons here={here} sort={filter.sort} />
            </form>
            <Table
              caption={listCaption(
                count === 1 ? '1 application to the board' : `${count} applications to the board`,
                filter.page,
                pages,
              )}
              head={[
                sortHead(here, filter, 'Name', { ascending: 'name', descending: 'name_down' }),
                ...(isReviewer ? ['You'] : []),
                'Waits for',
                'State',
                'For',
                sortHead(here, filter, 'Sent', { descending: 'newest', ascending: 'oldest' }),
              ]}
              empty="No application fits this."
              rows={applications.map(({ id, name, state, stateSince, submittedAt, standing, owed, ...waits }) => ({
                key: id,
                cells: [
                  <a key="name" href={`/staff/applications/${id}`}>
                    {name}
                  </a>,
                  ...(isReviewer
                    ? [
                        <span key="you" className="block min-w-32">
                          {standing === 'recused' ? 'Recused' : owed.map(owedInWords).join('; ') || '–'}
                        </span>,
                      ]
                    : []),
                  <WaitsFor key="waits" {...waits} state={state} isRecused={standing === 'recused'} />,
                  stateInWords(state),
                  isClosed(state) ? '–' : age(stateSince, now),
                  printDate(submittedAt),
                ],
              }))}
            />
            <ListPager label="Pages of applications" here={here} filter={filter} pages={pages} />
          </>
        )}
        <div className="flex flex-wrap gap-3">
          {isReviewer && (
            <ButtonLink href="/staff/applications/rules" look="quiet">
              How the board decides
            </ButtonLink>
          )}
          <ButtonLink href="/staff/applications/search" look="quiet">
            What applicants read first
          </ButtonLink>
          <ButtonLink href="/staff/applications/figures" look="quiet">
            Figures by year
          </ButtonLink>
          <ButtonLink href="/staff/applications/decisions.csv" look="quiet">
            Download the votes (CSV)
          </ButtonLink>
        </div>
      </div>
    </div>
  )
}

function owedInWords(owed: Owed): string {
  if (owed.kind === 'vote') return `Vote by ${printMoment(owed.closesAt)}`
  return owedWords[owed.kind]
}

const owedWords = {
  declaration: 'Declare first',
  scores: 'Score',
  times: 'Offer times for the talk',
  opening: 'Open the vote',
  letter: 'Write the letter',
}

type Waits = Pick<Awaited<ReturnType<typeof listApplications>>[number], 'waitsFor' | 'isAssigned' | 'state'>

/** Whom it waits for, a line each, and for what. */
function WaitsFor({ waitsFor, isAssigned, isRecused, state }: Waits & { isRecused: boolean }): ReactNode {
  if (isRecused || !isUnderReview(state)) return '–'
  if (!isAssigned) return 'Reviewers to be assigned'
  if (waitsFor.length === 0) return '–'
  return (
    <ul className="min-w-40">
      {waitsFor.map(({ name, owed }) => (
        <li key={name ?? ''}>
          {name ?? 'One of you'}: {owed.map(({ kind }) => waitingWords[kind]).join(', ')}
        </li>
      ))}
    </ul>
  )
}

const waitingWords: Record<Owed['kind'], string> = {
  declaration: 'declaration',
  scores: 'scores',
  vote: 'vote',
  times: 'times for the talk',
  opening: 'opening the vote',
  letter: 'the letter',
}
