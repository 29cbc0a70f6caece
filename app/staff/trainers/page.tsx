import type { Metadata } from 'next'
import { singleValues } from '@/app/staff/single-values'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { certificationWords } from '@/lib/courses/trainers/certification'
import { listTrainers } from '@/lib/courses/trainers/trainer-queries'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Trainers',
  description: 'Who can lead a run, and what may truly be said of them.',
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function TrainersPage({ searchParams }: Props) {
  const staff = await requireStaff('/staff/trainers')
  const [trainers, { saved }] = await Promise.all([listTrainers(staff), searchParams.then(singleValues)])
  const savedTrainer = trainers.find(({ id }) => id === saved)
  return (
    <div className="page">
      <PageHeader
        title="Trainers"
        lede="Who can lead a run, and what may truly be said of them. A run’s form names those who lead it."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <div className="mb-6 space-y-6">
        {savedTrainer && (
          <div role="status">
            <Notice look="good" title={`${savedTrainer.name} is saved`}>
              {savedTrainer.hasRole
                ? 'The pages of their runs show it now.'
                : 'Their runs can name them. To see their own runs at /trainer they need the role of trainer, which an owner gives.'}
            </Notice>
          </div>
        )}
        <p>
          <ButtonLink href="/staff/trainers/new">Add a trainer</ButtonLink>
        </p>
      </div>
      <Table
        caption="Trainers, by name"
        head={['Name', 'Certification', 'Ahead', 'Role', 'Person']}
        numeric={[2]}
        empty="No trainer has been added yet."
        rows={trainers.map(({ id, slug, name, pronouns, certification, isRetired, runsAhead, hasRole, personId }) => ({
          key: id,
          cells: [
            <span key="name">
              <a href={`/staff/trainers/${slug}`}>{name}</a>
              {pronouns && <span className="font-normal text-ink-soft"> ({pronouns})</span>}
              {isRetired && (
                <span className="block">
                  <Tag tone="over">Leads no new runs</Tag>
                </span>
              )}
            </span>,
            <span key="certification" className="block min-w-44">
              {certificationWords[certification]}
            </span>,
            runsAhead || '–',
            hasRole ? 'Trainer' : 'None yet',
            <a key="person" href={`/staff/people/${personId}`}>
              Look<VisuallyHidden> at {name} as a person</VisuallyHidden>
            </a>,
          ],
        }))}
      />
      <p className="mt-4 max-w-180 text-ink-soft text-sm">
        Ahead are the public runs that are not over. Whoever holds the role of trainer sees their own at /trainer; an
        owner gives it.
      </p>
    </div>
  )
}
