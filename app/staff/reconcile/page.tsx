import type { Metadata } from 'next'
import { z } from 'zod'
import { MoneyNav } from '@/app/staff/money-nav'
import { singleValues, withValues } from '@/app/staff/single-values'
import { ButtonForm } from '@/components/form/button-form'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/site/page-header'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { isoDay, printMoment } from '@/lib/dates'
import { emptyForm } from '@/lib/form'
import { formatCentsExact, parseDollars } from '@/lib/money'
import { balanceReadAt, type LonelyRow, listPayouts, lonelyRows, onItsWay } from '@/lib/payments/reconcile-queries'
import { requireTreasurer } from '@/lib/people/session'
import { askStripe } from './actions'
import { ComparedLines, DifferenceName, WhatToDo } from './compared-lines'
import { payoutTags } from './words'

export const metadata: Metadata = {
  title: 'Payouts',
  description: 'What Stripe sent to the bank, what each payout is made of, and where Stripe’s books and ours differ.',
}

const here = '/staff/reconcile'

const asked = z.object({
  asked: z.enum(['yes', 'silent']).optional().catch(undefined),
  amount: z.string().trim().max(30).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReconcilePage({ searchParams }: Props) {
  const treasurer = await requireTreasurer(here)
  const wanted = asked.parse(singleValues(await searchParams))
  const amountCents = wanted.amount === '' ? null : parseDollars(wanted.amount)
  const [readAt, { payouts, pages }, rest, lonely] = await Promise.all([
    balanceReadAt(treasurer),
    listPayouts(treasurer, { amountCents, page: wanted.page }),
    onItsWay(treasurer),
    lonelyRows(treasurer),
  ])
  return (
    <div className="page">
      <PageHeader
        title="Payouts"
        lede="What Stripe sent to the bank. Open a payout to see which payments it is made of."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <MoneyNav here={here} />
      <div className="space-y-10">
        <Reading readAt={readAt} answer={wanted.asked} />
        <Search typed={wanted.amount} isUnread={wanted.amount !== '' && amountCents === null} />
        <div>
          <Table
            caption={amountCents === null ? 'Payouts, newest first' : `Payouts of ${formatCentsExact(amountCents)}`}
            head={['Payout', 'Amount', 'State', 'Parts', 'Compared']}
            numeric={[1, 3]}
            empty={readAt ? 'There is none.' : 'Stripe has not been asked yet.'}
            rows={payouts.map((payout) => ({
              key: payout.id,
              cells: [
                <a key="payout" href={`${here}/${payout.id}`} className="whitespace-nowrap">
                  At the bank on {payout.arrivesOn}
                </a>,
                formatCentsExact(payout.amountCents),
                <Tag key="state" tone={payoutTags[payout.state].tone}>
                  {payoutTags[payout.state].words}
                </Tag>,
                payout.parts,
                <HowMany key="compared" count={payout.differences} />,
              ],
            }))}
          />
          <Pager
            label="Pages of payouts"
            previous={wanted.page > 1 ? pageLink(wanted, wanted.page - 1, pages) : undefined}
            next={wanted.page < pages ? pageLink(wanted, wanted.page + 1, pages) : undefined}
            words={{ previous: 'Back', next: 'On' }}
          />
        </div>
        {lonely.length > 0 && <Lonely rows={lonely} />}
        <ComparedLines
          caption={`In no payout yet: ${formatCentsExact(rest.netCents)} in ${rest.count === 1 ? '1 movement' : `${rest.count} movements`}`}
          lines={rest.lines}
        />
        <WhatToDo differences={[...lonely, ...rest.lines].map(({ difference }) => difference)} />
      </div>
    </div>
  )
}

function Reading({ readAt, answer }: { readAt: Date | null; answer: 'yes' | 'silent' | undefined }) {
  return (
    <div className="space-y-4">
      {answer === 'silent' && (
        <div role="status">
          <Notice look="warm" title="Stripe does not answer">
            What was read before stands here. Try again in a few minutes.
          </Notice>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <ButtonForm action={askStripe} fields={{}} look="quiet" pending="Asking…">
          Ask Stripe now
        </ButtonForm>
        <span role={answer === 'yes' ? 'status' : undefined}>
          {readAt ? `Read from Stripe on ${printMoment(readAt)}.` : 'Stripe has not been asked yet.'} It is asked each
          hour.
        </span>
      </div>
    </div>
  )
}

/** The bank's statement has an amount and nothing else. */
function Search({ typed, isUnread }: { typed: string; isUnread: boolean }) {
  const state = {
    ...emptyForm,
    errors: isUnread ? { amount: 'Write an amount such as 412.37' } : emptyForm.errors,
  }
  return (
    <form action={here} className="flex flex-wrap items-end gap-4">
      <TextField
        state={state}
        name="amount"
        label="A deposit on the bank’s statement"
        prefix="$"
        inputMode="decimal"
        width="short"
        initial={typed}
        optional
      />
      <Button>Find its payout</Button>
      {typed !== '' && (
        <a href={here} className="inline-flex min-h-11 items-center">
          Show all payouts
        </a>
      )}
    </form>
  )
}

function HowMany({ count }: { count: number }) {
  if (count === 0) return <Tag tone="good">Alike</Tag>
  return <Tag tone="warm">{count === 1 ? '1 difference' : `${count} differences`}</Tag>
}

function Lonely({ rows }: { rows: readonly LonelyRow[] }) {
  return (
    <Table
      caption="Here, and not as it should be at Stripe"
      head={['Whose', 'Day', 'Order', 'Compared']}
      rows={rows.map((row) => ({
        key: row.key,
        cells: [
          <a key="whose" href={`/staff/payments/${row.paymentId}`}>
            {row.payerName}
          </a>,
          isoDay(row.at),
          row.orderRef,
          <DifferenceName key="difference" difference={row.difference} />,
        ],
      }))}
    />
  )
}

function pageLink({ amount }: { amount: string }, page: number, pages: number) {
  return { href: withValues(here, { amount, page }), title: `Page ${page} of ${pages}` }
}
