import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { NamedDeed } from '@/components/form/named-deed'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { readInterview, readNotes } from '@/lib/board/interview/interview-queries'
import { printDate } from '@/lib/dates'
import { alsoAs, requireStaffOrReviewer } from '@/lib/people/session'
import { callItOff } from './actions'
import { NoteForm, OfferForm } from './forms'
import { Offered, TalkSet } from './talk'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'A talk', description: 'The talk with one applicant to the board.' }

const done: Record<string, string> = {
  offered: 'The applicant is asked by mail.',
  called_off: 'It is called off, and everybody who had it is told.',
  noted: 'Your note is kept.',
}

type Props = { params: Promise<{ application: string }>; searchParams: Promise<{ done?: string }> }

export default async function InterviewPage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const who = await requireStaffOrReviewer(`/staff/applications/${id}/interview`)
  const reviewer = await alsoAs('REVIEWER')
  const read = (await readInterview(who, id)) ?? notFound()
  const notes = reviewer ? await readNotes(reviewer, id) : []
  const { name, interview, isHeld, mayOffer, mayCallOff, mayNote } = read
  const own = notes.find(({ reviewerId }) => reviewerId === who.personId)?.text ?? null
  const notice = done[(await searchParams).done ?? '']
  return (
    <div className="page">
      <PageHeader
        title={`Talk with ${name}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
          { href: `/staff/applications/${id}`, label: name },
        ]}
      />
      <div className="max-w-190 space-y-9">
        {notice && (
          <div role="status">
            <Notice look="good">{notice}</Notice>
          </div>
        )}
        {interview ? <Stands interview={interview} isHeld={isHeld} /> : <p>No times were offered yet.</p>}
        {notes.length > 0 && (
          <Section id="notes" title="Notes">
            {notes.map(({ reviewerId, reviewer: by, text, writtenAt }) => (
              <div key={reviewerId} className="space-y-1">
                <h3 className="font-sans font-semibold text-base">
                  {by.name}, {printDate(writtenAt)}
                </h3>
                <p className="wrap-anywhere measure whitespace-pre-wrap">{text}</p>
              </div>
            ))}
          </Section>
        )}
        {mayNote && (
          <Section id="note" title="Your note">
            <NoteForm application={id} own={own} />
          </Section>
        )}
        {mayOffer && (
          <Section id="offer" title={interview ? 'Offer other times' : 'Offer times'}>
            <OfferForm application={id} isSet={interview?.startsAt != null && !isHeld} />
          </Section>
        )}
        {mayCallOff && (
          <Section id="off" title="Call it off">
            <p>
              A talk that is set is taken out of everybody’s calendar by mail at once, {name}’s too. Times that are
              offered cannot be chosen any more. It cannot be undone: to talk after all, offer times anew.
            </p>
            <NamedDeed action={callItOff} fields={{ application: id }} name={name} look="quiet">
              Call the talk off
            </NamedDeed>
          </Section>
        )}
      </div>
      <DoorScript />
    </div>
  )
}

type Interview = NonNullable<NonNullable<Awaited<ReturnType<typeof readInterview>>>['interview']>

function Stands({ interview, isHeld }: { interview: Interview; isHeld: boolean }): ReactNode {
  const { startsAt, minutes, place, times, noneFits, cancelledAt } = interview
  return (
    <>
      {startsAt && minutes && place && <TalkSet talk={{ startsAt, minutes, place }} isHeld={isHeld} />}
      {noneFits && (
        <Notice look="warm" title="None of the times fits the applicant">
          <p className="wrap-anywhere whitespace-pre-wrap">{noneFits}</p>
        </Notice>
      )}
      {cancelledAt && <p>It was called off on {printDate(cancelledAt)}.</p>}
      {times.length > 0 && !isHeld && <Offered times={times} isSet={startsAt !== null} />}
    </>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-5 border-line border-t pt-6">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  )
}
