import { LookAgain } from '@/components/site/look-again'
import { Moment } from '@/components/ui/moment'
import type { OwnRegistration } from '@/lib/courses/own-registration'
import { taxSentence } from '@/lib/courses/price/tax-sentence'
import { HOUR_MS } from '@/lib/durations'
import { formatCents, formatCentsExact } from '@/lib/money'
import { PayForm } from './pay-form'

type Bill = NonNullable<OwnRegistration['bill']>

/** What a held seat costs, line by line, before it is paid. Nothing here is charged before Stripe's own page. */
export function Review({
  registration,
  bill,
  token,
  now,
}: {
  registration: OwnRegistration
  bill: Bill
  token: string
  now: Date
}) {
  const { holdExpiresAt, run } = registration
  // A hold of days, for whoever has an answer to a scholarship, is not moved by the payment page.
  const isShort = holdExpiresAt !== null && holdExpiresAt.getTime() - now.getTime() < HOUR_MS
  return (
    <section aria-labelledby="review" className="space-y-4 border-fir border-t-4 bg-leaf px-6 py-6">
      <h2 id="review" className="text-xl">
        What you pay
      </h2>
      <dl className="space-y-1">
        {bill.lines.map((line) => (
          <div key={line.id} className="flex justify-between gap-x-6">
            <dt className="min-w-0">{line.description}</dt>
            <dd>{formatCentsExact(line.amountCents)}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-x-6 border-line border-t pt-1 font-semibold">
          <dt>Total</dt>
          <dd>{formatCentsExact(bill.totalCents)}</dd>
        </div>
      </dl>
      <p className="text-sm">{taxSentence(bill)}</p>
      {holdExpiresAt && (
        <p>
          Held until <Moment at={holdExpiresAt} zone={run.zone} />.
          {isShort && !bill.isBegun && ' Opening the payment page gives you half an hour from then on.'}
        </p>
      )}
      <PayForm token={token} amount={formatCents(bill.totalCents)} />
    </section>
  )
}

/** Back from Stripe, before its word has come. Only waits and reads: coming here pays for nothing. */
export function Waiting({ token }: { token: string }) {
  return (
    <div className="measure space-y-4">
      <p>
        We are waiting for Stripe’s word that your payment has come in. It usually takes a few seconds. You need not
        stay: as soon as it is here we mail you your links and your receipt. Please do not pay a second time.
      </p>
      <LookAgain href={`/r/${token}?paid=1`} />
      <p>
        <a href={`/r/${token}`} className="inline-flex min-h-11 items-center">
          I have not paid yet
        </a>
      </p>
    </div>
  )
}
