import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Notice } from '@/components/ui/notice'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { CERTIFICATE_PERCENT } from '@/lib/courses/certificate/certificate'
import { printPlace } from '@/lib/courses/place'
import { findOwnRun, type OwnRun } from '@/lib/courses/trainer/own-runs'
import { requireTrainer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'My run',
  description: 'The sessions and the people of a run that you lead.',
}

type Props = { params: Promise<{ run: string }>; searchParams: Promise<{ saved?: string | string[] }> }

export default async function OwnRunPage({ params, searchParams }: Props) {
  const { run: slug } = await params
  const run = await findOwnRun(await requireTrainer(`/trainer/runs/${slug}`), slug)
  if (!run) notFound()
  const { saved } = await searchParams
  return (
    <div className="page">
      <PageHeader title={run.course} lede={printPlace(run)} up={[{ href: '/trainer', label: 'My runs' }]} />
      <div className="max-w-190 space-y-10">
        {run.isCancelled && (
          <Notice look="warm" title="This run is cancelled">
            {run.cancelReason ?? 'It does not take place.'}
          </Notice>
        )}
        {!run.isPublic && (
          <div className="space-y-4">
            {saved && (
              <div role="status">
                <Notice look="good" title="The draft is saved">
                  The office sees it as it is now.
                </Notice>
              </div>
            )}
            <Notice title="This is a draft">
              <p>
                Only you and the office see it. You may change when and where it meets until the office publishes it.
              </p>
              <p className="pt-2">
                <ButtonLink href={`/trainer/runs/${slug}/edit`} look="quiet">
                  Change the draft
                </ButtonLink>
              </p>
            </Notice>
          </div>
        )}
        <Sessions run={run} />
        {run.isOnline && !run.isCancelled && !run.isOver && <Room run={run} />}
        <People run={run} />
      </div>
    </div>
  )
}

function Sessions({ run }: { run: OwnRun }) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" className="mb-2 text-2xl">
        {run.sessions.length === 1 ? 'The session' : 'Sessions'}
      </h2>
      {run.sessions.length === 0 && <p>No date is set yet.</p>}
      <ul className="border-line border-t">
        {run.sessions.map((session) => {
          const here = run.people.filter(({ came }) => came.some(({ sessionId }) => sessionId === session.id)).length
          const expected = run.people.filter(({ sessions }) => sessions.includes(session.id)).length
          return (
            <li
              key={session.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-b py-2"
            >
              <span>
                {session.isCancelled || run.isCancelled ? <s>{session.time}</s> : session.time}
                {session.isCancelled && ' Cancelled'}
              </span>
              {session.canMark && run.people.length > 0 && (
                <a
                  href={`/trainer/runs/${run.slug}/attendance/${session.id}`}
                  className="inline-flex min-h-11 items-center print:hidden"
                >
                  {here === 0 ? 'Mark who is here' : `${here} of ${expected} here`}
                  <VisuallyHidden>, {session.day}</VisuallyHidden>
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The way into the room for whoever leads: the pasted link, or the meetings that Zoom made. */
function Room({ run }: { run: OwnRun }) {
  const made = run.sessions.filter(({ zoomMeetingId, isOver, isCancelled }) => zoomMeetingId && !isOver && !isCancelled)
  return (
    <section aria-labelledby="room" className="print:hidden">
      <h2 id="room" className="mb-2 text-2xl">
        The room
      </h2>
      {run.zoomUrl ? (
        <p>
          <ButtonLink href={run.zoomUrl}>Open the Zoom room</ButtonLink>
        </p>
      ) : run.makesRooms ? (
        <div className="space-y-2">
          <p>
            Each session has a Zoom meeting of its own. Sign in to Zoom as ORNCC’s account and start it there; people’s
            own doors open 15 minutes before.
          </p>
          {made.length > 0 ? (
            <ul>
              {made.map(({ id, day, zoomMeetingId }) => (
                <li key={id}>
                  {day}: meeting <span className="whitespace-nowrap">{spaced(zoomMeetingId ?? '')}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p>The meetings are being made. Look again in a few minutes.</p>
          )}
        </div>
      ) : (
        <Notice look="warm">The Zoom link is missing. Please ask the office for it.</Notice>
      )}
    </section>
  )
}

/** "861 0000 0001", as Zoom prints the number of a meeting. */
function spaced(meetingId: string): string {
  return meetingId.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1 $2 $3')
}

function People({ run }: { run: OwnRun }) {
  const one = run.sessions.filter(({ isCancelled }) => !isCancelled).length === 1
  return (
    <section aria-labelledby="people">
      <h2 id="people" className="mb-2 text-2xl">
        {run.people.length === 1 ? '1 person' : `${run.people.length} people`}
      </h2>
      {run.people.length === 0 ? (
        <EmptyBed>Nobody has a seat yet.</EmptyBed>
      ) : (
        <>
          <p className="flex flex-wrap gap-3 pb-4 print:hidden">
            {run.isPublic && <ButtonLink href={`/trainer/runs/${run.slug}/write`}>Write to the group</ButtonLink>}
            <ButtonLink href={`/trainer/runs/${run.slug}/roster`} look="quiet">
              Roster to print
            </ButtonLink>
          </p>
          <ul className="border-line border-t">
            {run.people.map((person) => (
              <li key={person.id} className="border-line border-b py-3">
                <p className="wrap-anywhere">
                  <strong>{person.name}</strong>
                  {person.pronouns && <span className="text-ink-soft"> ({person.pronouns})</span>}
                </p>
                {person.accessNeeds && <p className="wrap-anywhere whitespace-pre-line">Needs: {person.accessNeeds}</p>}
                {!person.isForAll && (
                  <p className="text-ink-soft">
                    Only{' '}
                    {run.sessions
                      .filter(({ id }) => person.sessions.includes(id))
                      .map(({ day }) => day)
                      .join('; ')}
                  </p>
                )}
                {run.sessions.some(({ canMark }) => canMark) && (
                  <p className="text-ink-soft">
                    {one
                      ? person.certificate.attended > 0
                        ? 'Was there'
                        : 'Not marked'
                      : `Was at ${person.certificate.attended} of ${person.certificate.of} sessions`}
                    {person.certificate.isEarned && '. Has earned a certificate of attendance'}
                  </p>
                )}
              </li>
            ))}
          </ul>
          <p className="mt-4 text-ink-soft text-sm print:hidden">
            Whoever was at {CERTIFICATE_PERCENT} percent of their sessions finds a certificate of attendance on the page
            of their registration when the last one is over. It says that they were there, and certifies nothing else.
          </p>
        </>
      )}
    </section>
  )
}
