import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeadLink } from '@/components/site/dead-link'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { Moment } from '@/components/ui/moment'
import { Notice } from '@/components/ui/notice'
import { type MoneyBack, previewMoneyBack } from '@/lib/courses/change/money-back'
import { findOwnRegistration, type OwnRegistration } from '@/lib/courses/own-registration'
import { isPast } from '@/lib/courses/run-state'
import { formatCents, formatCentsExact } from '@/lib/money'
import { CancelForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ changed?: string }> }

/** What happens to a seat and to its money when it is given back, before it is. */
export default async function CancelPage({ params, searchParams }: Props) {
  const { token } = await params
  const registration = await findOwnRegistration(token)
  if (!registration) return <DeadLink of="registrations" />
  const { run, state } = registration
  const now = new Date()
  const hasSeat = (state === 'CONFIRMED' || state === 'HOLD') && run.status !== 'CANCELLED' && !isPast(run, now)
  // The page of the registration says how it stands.
  if (!hasSeat) redirect(`/r/${token}`)
  const back = await previewMoneyBack(registration.id, now)
  const { changed } = await searchParams
  const backCents = back.kind === 'by_policy' ? back.backCents : 0
  return (
    <div className="page">
      <PageHeader title="Give the seat back" up={[{ href: `/r/${token}`, label: run.course.title }]} />
      <div className="space-y-8">
        {changed !== undefined && (
          <div role="status">
            <Notice look="warm" title="Please look again">
              What goes back has changed since you opened this page, so nothing has been done yet. This is how it stands
              now.
            </Notice>
          </div>
        )}
        <p className="measure">{afterwards(registration)}</p>
        <Money back={back} zone={run.zone} />
        <CancelForm
          token={token}
          title={`Give the seat back: ${run.course.title}`}
          backCents={backCents}
          amount={formatCents(backCents)}
        />
        <p>
          <a href={`/r/${token}`} className="inline-flex min-h-11 items-center">
            Keep the seat
          </a>
        </p>
      </div>
      <DoorScript />
    </div>
  )
}

function afterwards({ state, run }: OwnRegistration): string {
  const again = 'You can register again while seats are left.'
  if (state === 'HOLD') return `Somebody else can then have it. Nothing has been charged. ${again}`
  const links = run.isOnline ? ' Your links to the room stop working, and' : ' And'
  return `Somebody else can then have it.${links} we mail you a file that takes the dates out of your calendar. ${again}`
}

function Money({ back, zone }: { back: MoneyBack; zone: string }): ReactNode {
  switch (back.kind) {
    case 'nothing':
      return null
    case 'undecided':
      return (
        <Notice title="A person decides about your money">
          You paid {formatCents(back.paidCents)}.{' '}
          {back.because === 'no_policy'
            ? 'No refund policy has been set for this course. '
            : 'Your bank is asking for it on your behalf, so we cannot return it here. '}
          When you give the seat back, the office hears of it, decides what goes back, and writes to you. Until then
          nothing is returned.
        </Notice>
      )
    case 'by_policy':
      return <Split back={back} zone={zone} />
  }
}

function Split({ back, zone }: { back: Extract<MoneyBack, { kind: 'by_policy' }>; zone: string }) {
  const { lines, percent, until, backCents, staysCents } = back
  return (
    <section aria-labelledby="money" className="max-w-140 space-y-4">
      <h2 id="money" className="text-2xl">
        What goes back, and what stays
      </h2>
      <p>
        By the refund policy of this course, {percent === 0 ? 'nothing' : percent === 100 ? 'all' : `${percent}%`} of
        the fee goes back at this time.{lines.some(({ kind }) => kind !== 'FEE') && ' What you gave stays a gift.'}
      </p>
      <table className="w-full border-line border-y text-left">
        <caption className="sr-only">What goes back, and what stays, line by line</caption>
        <thead>
          <tr className="border-line border-b text-ink-soft text-sm">
            <th scope="col" className="py-2 pr-3 font-semibold">
              You paid for
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-semibold">
              Goes back
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-semibold">
              Stays
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className="align-top">
              <th scope="row" className="py-2 pr-3 font-normal">
                {line.description}
              </th>
              <Cents cents={line.backCents} />
              <Cents cents={line.staysCents} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-line border-t font-semibold">
            <th scope="row" className="py-2 pr-3">
              Together
            </th>
            <Cents cents={backCents} />
            <Cents cents={staysCents} />
          </tr>
        </tfoot>
      </table>
      {until && (
        <p>
          This holds until <Moment at={until} zone={zone} />. After that, less goes back.
        </p>
      )}
    </section>
  )
}

function Cents({ cents }: { cents: number }) {
  return <td className="py-2 pl-3 text-right tabular-nums">{formatCentsExact(cents)}</td>
}
