import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import { isoDay } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import type { Difference } from '@/lib/payments/compare-entries'
import { stripeHref } from '@/lib/payments/dashboard-links'
import { differenceWords } from '@/lib/payments/difference-words'
import type { ComparedLine } from '@/lib/payments/reconcile-queries'
import { sayMovement } from './words'

/** Movements of the balance at Stripe, each beside what we know about it. */
export function ComparedLines({ caption, lines }: { caption: string; lines: readonly ComparedLine[] }) {
  return (
    <Table
      caption={caption}
      head={['What', 'Day', 'Whose', 'Amount', 'Stripe’s fee', 'Net', 'Compared']}
      numeric={[3, 4, 5]}
      empty="Nothing."
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <What key="what" line={line} />,
          <span key="day" className="whitespace-nowrap">
            {isoDay(line.createdAt)}
          </span>,
          line.payment ? (
            <>
              <a href={`/staff/payments/${line.payment.id}`}>{line.payment.payerName}</a>
              <span className="block text-ink-soft">{line.payment.what}</span>
            </>
          ) : (
            '–'
          ),
          formatCentsExact(line.amountCents),
          line.feeCents === 0 ? '–' : formatCentsExact(line.feeCents),
          formatCentsExact(line.netCents),
          line.difference ? <DifferenceName key="difference" difference={line.difference} /> : 'Alike',
        ],
      }))}
    />
  )
}

function What({ line }: { line: ComparedLine }) {
  const words = sayMovement(line)
  if (line.kind === 'DISPUTE' && line.sourceId) return <a href={stripeHref('disputes', line.sourceId)}>{words}</a>
  if (line.kind === 'CHARGE' && line.sourceId) return <a href={stripeHref('payments', line.sourceId)}>{words}</a>
  return words
}

/** The name of a difference, with both sums where there are two. */
export function DifferenceName({ difference }: { difference: Difference }): ReactNode {
  const { kind, oursCents, theirsCents } = difference
  return (
    <span className="font-semibold text-berry-ink">
      {differenceWords[kind].title}
      {oursCents !== null && theirsCents !== null && kind !== 'IN_NO_PAYOUT' && (
        <span className="block font-normal text-ink">
          Here {formatCentsExact(oursCents)}, at Stripe {formatCentsExact(theirsCents)}
        </span>
      )}
    </span>
  )
}

/** What can be done about each kind of difference among these, once a kind. */
export function WhatToDo({ differences }: { differences: readonly (Difference | null)[] }) {
  const kinds = [...new Set(differences.flatMap((one) => one?.kind ?? []))]
  if (kinds.length === 0) return null
  return (
    <section aria-labelledby="todo" className="max-w-190">
      <h2 id="todo" className="mb-2 text-2xl">
        What to do about what differs
      </h2>
      <dl className="space-y-3">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt className="font-semibold">{differenceWords[kind].title}</dt>
            <dd>{differenceWords[kind].todo}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
