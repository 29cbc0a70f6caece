import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { findOwnRun } from '@/lib/courses/trainer/own-runs'
import { requireTrainer } from '@/lib/people/session'
import { mark } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Who is here', description: 'One tap for each person who is here.' }

export default async function AttendancePage({ params }: { params: Promise<{ run: string; session: string }> }) {
  const { run: slug, session: sessionId } = await params
  const run = await findOwnRun(await requireTrainer(`/trainer/runs/${slug}/attendance/${sessionId}`), slug)
  const session = run?.sessions.find(({ id }) => id === sessionId)
  if (!run || !session?.canMark) notFound()
  const people = run.people
    .filter(({ sessions }) => sessions.includes(session.id))
    .map((person) => ({ ...person, was: person.came.find((one) => one.sessionId === session.id) }))
  const here = people.filter(({ was }) => was).length
  return (
    <div className="page">
      <PageHeader
        title="Who is here"
        lede={session.time}
        up={[
          { href: '/trainer', label: 'My runs' },
          { href: `/trainer/runs/${slug}`, label: run.course },
        ]}
      />
      <div className="max-w-140">
        <p role="status" className="pb-2 font-semibold">
          {here} of {people.length} here
        </p>
        <ul className="border-line border-t">
          {people.map(({ id, name, pronouns, accessNeeds, was }) => (
            <li
              key={id}
              id={`person-${id}`}
              className="grid scroll-mt-[40vh] grid-cols-[minmax(0,1fr)_8.5rem] items-center gap-3 border-line border-b py-2"
            >
              <div className="wrap-anywhere">
                <p>
                  <strong>{name}</strong>
                  {pronouns && <span className="text-ink-soft"> ({pronouns})</span>}
                </p>
                {accessNeeds && <p className="text-ink-soft text-sm">Needs: {accessNeeds}</p>}
                {was && (
                  <Tag tone="good">
                    {was.source === 'ZOOM' ? `Here, says Zoom${was.minutes ? `: ${was.minutes} minutes` : ''}` : 'Here'}
                  </Tag>
                )}
              </div>
              <ButtonForm
                action={mark}
                look={was ? 'quiet' : 'primary'}
                pending="…"
                fields={{ run: slug, sessionId: session.id, registrationId: id, isHere: was ? 'no' : 'yes' }}
              >
                {was ? 'Undo' : 'Here'} <VisuallyHidden>{name}</VisuallyHidden>
              </ButtonForm>
            </li>
          ))}
        </ul>
        <p className="py-4 text-ink-soft text-sm">
          What you mark stands, whatever Zoom’s report says later. Whom you have not marked by then, Zoom’s report may
          mark.
        </p>
        <ButtonLink href={`/trainer/runs/${slug}`}>Done</ButtonLink>
      </div>
    </div>
  )
}
