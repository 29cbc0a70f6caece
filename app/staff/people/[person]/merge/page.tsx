import { notFound } from 'next/navigation'
import { z } from 'zod'
import { asReader } from '@/app/staff/mail/reader'
import { singleValues } from '@/app/staff/single-values'
import { NamedDeed } from '@/components/form/named-deed'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { findPerson, listPeople, previewMerge } from '@/lib/office/people-desk/people-queries'
import { peopleFilter } from '@/lib/office/people-desk/people-schema'
import { requireStaff } from '@/lib/people/session'
import { merge } from '../../actions'
import { mergeWords } from '../../words'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ person: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Finds the other record, then shows what would move. */
export default async function MergePage({ params, searchParams }: Props) {
  const { person: keptId } = await params
  const reader = await asReader(await requireStaff(`/staff/people/${keptId}/merge`))
  const values = singleValues(await searchParams)
  const kept = z.uuid().safeParse(keptId).success ? await findPerson(reader, keptId) : null
  if (!kept) notFound()
  const other = z.uuid().safeParse(values.other)
  const preview = other.success ? await previewMerge(reader, { keptId, goneId: other.data }) : null
  if (other.success && !preview) notFound()
  const filter = peopleFilter.parse(values)
  const found = preview ? [] : (await listPeople(reader, filter)).people.filter(({ id }) => id !== keptId)
  return (
    <div className="page">
      <PageHeader
        title="Make two records one"
        lede={`${kept.name}${kept.email ? `, ${kept.email}` : ''}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/people', label: 'People' },
          { href: `/staff/people/${keptId}`, label: kept.name },
        ]}
      />
      {preview ? (
        <Preview preview={preview} />
      ) : (
        <section className="max-w-190">
          <title>Make two records one · ORNCC</title>
          <h2 className="text-xl">Which is the other record?</h2>
          {found.length === 0 && <p>Nobody else fits “{filter.q}”.</p>}
          <ul className="mt-2 border-line border-t">
            {found.map(({ id, name, email }) => (
              <li key={id} className="border-line border-b py-1">
                <a
                  href={`/staff/people/${keptId}/merge?other=${id}`}
                  className="wrap-anywhere inline-flex min-h-11 items-center"
                >
                  {name}
                  {email && `, ${email}`}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Preview({ preview }: { preview: NonNullable<Awaited<ReturnType<typeof previewMerge>>> }) {
  const { kept, gone, moves, obstacle } = preview
  const say = (person: { name: string; email: string | null }) => (
    <span className="wrap-anywhere">
      {person.name}
      {person.email && `, ${person.email}`}
    </span>
  )
  const list = (items: readonly string[]) =>
    items.length === 0 ? (
      'None'
    ) : (
      <ul>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may read the same, and none ever moves.
          <li key={index}>{item}</li>
        ))}
      </ul>
    )
  return (
    <div className="max-w-190 space-y-6">
      <DefinitionList
        items={[
          { term: 'Stays', detail: say(kept) },
          { term: 'Goes into it', detail: say(gone) },
          { term: 'Registrations that move', detail: list(moves.registrations) },
          ...(moves.applications > 0 ? [{ term: 'Applications', detail: String(moves.applications) }] : []),
          ...(moves.isTrainer ? [{ term: 'As a trainer', detail: 'The trainer’s page and runs' }] : []),
          ...(moves.grants.length > 0 ? [{ term: 'Desks', detail: moves.grants.join(', ').toLowerCase() }] : []),
          {
            term: 'Money',
            detail: moves.money
              ? `${moves.money.orders} paid orders with their receipts, ${moves.money.recurringGifts} gifts that come again, ${moves.money.statements} statements`
              : 'What the treasurer keeps of them moves too, if there is any',
          },
        ]}
      />
      {obstacle ? (
        <>
          <title>Make two records one · ORNCC</title>
          <Notice look="warm" title="These two cannot be made one just now">
            {mergeWords(obstacle)}
          </Notice>
        </>
      ) : (
        <>
          <p>
            From then on mails go to {say({ name: kept.email ?? kept.name, email: null })}. Links of registrations go on
            working; the calendar address and the page of gifts of the record that goes do not. It cannot be undone.
          </p>
          <NamedDeed
            action={merge}
            fields={{ keptId: kept.id, goneId: gone.id }}
            title="Make two records one"
            name={gone.name}
            pending="Making them one…"
          >
            Make the two records one
          </NamedDeed>
        </>
      )}
    </div>
  )
}
