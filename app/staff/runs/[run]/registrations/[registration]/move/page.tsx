import { notFound } from 'next/navigation'
import { z } from 'zod'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { previewMove } from '@/lib/courses/runs/move-queries'
import { requireStaff } from '@/lib/people/session'
import { MoveForm } from './form'

export const dynamic = 'force-dynamic'

const obstacles = {
  not_confirmed: 'Only a seat that is somebody’s own can be moved, in a run that takes place.',
  begun: 'The first session has started. End the registration, and add them to the other dates.',
  single_sessions: 'It is for single sessions, and these are not those of other dates.',
  money_moved:
    'Some of what was paid has gone back, or the bank asks for it. End the registration, and add them there.',
} as const

const title = 'Move a seat'

type Props = { params: Promise<{ run: string; registration: string }> }

export default async function MovePage({ params }: Props) {
  const { run: slug, registration: id } = await params
  const staff = await requireStaff(`/staff/runs/${slug}/registrations/${id}/move`)
  const move = z.uuid().safeParse(id).success ? await previewMove(staff, slug, id) : null
  if (!move) notFound()
  const possible = move.targets.filter(({ isPossible }) => isPossible)
  const others = move.targets.filter(({ isPossible }) => !isPossible)
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede={`${move.name}, ${move.course}, ${move.time}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: move.course },
        ]}
      />
      <div className="max-w-140 space-y-8">
        {move.obstacle || possible.length === 0 ? (
          <>
            <FormTitle>{title}</FormTitle>
            <Notice title="This seat cannot be moved">
              {move.obstacle ? obstacles[move.obstacle] : 'No other dates of this course have a seat for them.'}
            </Notice>
          </>
        ) : (
          <>
            <p>
              {move.name} has one mail with the new dates, which takes the old ones out of the calendar; the links stay
              the same. The seat here goes to whoever waits for one.
            </p>
            <MoveForm registrationId={id} name={move.name} targets={possible} />
          </>
        )}
        {others.length > 0 && (
          <section className="border-line border-t pt-6">
            <h2 className="mb-2 text-xl">Not possible</h2>
            <ul className="space-y-2">
              {others.map(({ slug: other, times, words }) => (
                <li key={other}>
                  <a href={`/staff/runs/${other}`}>{times.join('; ')}</a>
                  <span className="block text-ink-soft text-sm">{words}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  )
}
