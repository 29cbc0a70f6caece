import type { Metadata } from 'next'
import { MoneyNav } from '@/app/staff/money-nav'
import { PeriodFields } from '@/app/staff/payments/filter-form'
import { singleValues } from '@/app/staff/single-values'
import { PageHeader } from '@/components/site/page-header'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { isoDay, printMoment, taxYear } from '@/lib/dates'
import { accountKeys, accounts, readAccountNames } from '@/lib/payments/journal-accounts'
import { paymentChoices } from '@/lib/payments/payment-queries'
import { balanceReadAt } from '@/lib/payments/reconcile-queries'
import { requireTreasurer } from '@/lib/people/session'
import { AccountsForm } from './accounts-form'

export const metadata: Metadata = { description: 'Payments and the journal as files, for a month or a year.' }

const here = '/staff/exports'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ExportsPage({ searchParams }: Props) {
  const treasurer = await requireTreasurer(here)
  const { done } = singleValues(await searchParams)
  const [names, { firstAt }, readAt] = await Promise.all([
    readAccountNames(treasurer),
    paymentChoices(treasurer),
    balanceReadAt(treasurer),
  ])
  const now = new Date()
  return (
    <div className="page">
      <PageHeader title="Exports" up={[{ href: '/staff', label: 'Desk' }]} />
      <MoneyNav here={here} />
      <div className="max-w-190 space-y-10">
        {done === 'named' && (
          <div role="status">
            <Notice look="good">The next journal has these names.</Notice>
          </div>
        )}
        <section aria-labelledby="files" className="space-y-4">
          <h2 id="files" className="text-2xl">
            Files for a month or a year
          </h2>
          <form action={`${here}/payments.csv`} className="space-y-4">
            <div className="grid max-w-120 grid-cols-2 gap-4">
              <PeriodFields
                year={String(taxYear(now))}
                month={String(Number(isoDay(now).slice(5, 7)))}
                firstAt={firstAt}
                isYearNeeded
              />
            </div>
            <div className="flex flex-wrap gap-4">
              <Button>Payments, line by line (CSV)</Button>
              <button type="submit" formAction={`${here}/journal.csv`} className={buttonClass('quiet')}>
                Journal for QuickBooks Online (CSV)
              </button>
            </div>
          </form>
          <p>
            <strong>Payments</strong> open in any spreadsheet: course fee, gift and covered card fee stand in columns of
            their own, days are Pacific.
          </p>
          <p>
            <strong>The journal</strong> has a balanced entry for each payment, refund, dispute, fee of Stripe’s own and
            payout, and no names of people. In QuickBooks Online: Settings, Import data, Journal entries; account
            numbers switched off meanwhile. An entry keeps its number, so QuickBooks can refuse what it has already.
            Funds are classes. Everything at Stripe beside the payments comes from Stripe’s books,{' '}
            {readAt ? (
              <>read on {printMoment(readAt)}</>
            ) : (
              <>
                which have not been read yet: <a href="/staff/reconcile">ask Stripe</a> first
              </>
            )}
            .
          </p>
        </section>
        <section aria-labelledby="accounts" className="space-y-4">
          <h2 id="accounts" className="text-2xl">
            Accounts, as they are named in QuickBooks
          </h2>
          <p>To the letter; a sub-account as “Parent:Child”. They must be there before the journal is imported.</p>
          <AccountsForm accounts={accountKeys.map((key) => ({ key, name: names[key], is: accounts[key].is }))} />
        </section>
      </div>
    </div>
  )
}
