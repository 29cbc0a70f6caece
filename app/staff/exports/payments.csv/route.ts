import { csvFile } from '@/app/staff/csv-file'
import { noPeriod, readPeriod } from '@/app/staff/exports/period'
import { toCsv } from '@/lib/csv'
import { isoDay } from '@/lib/dates'
import { paymentLines } from '@/lib/payments/payment-lines'
import { periodCode } from '@/lib/payments/period'
import { requireTreasurer } from '@/lib/people/session'

const head = [
  'Day (Pacific)',
  'Payer',
  'Email',
  'Order',
  'For',
  'Fund',
  'Course fee',
  'Gift',
  'Card fee covered',
  'Gone back of it',
  'Stripe’s fee (once a payment)',
  'Paid with',
  'Receipt',
  'At the bank on',
  'Payout',
  'PaymentIntent',
  'Demonstration',
]

export async function GET(request: Request): Promise<Response> {
  const treasurer = await requireTreasurer('/staff/exports')
  const period = readPeriod(request.url)
  if (!period) return noPeriod()
  const rows = (await paymentLines(treasurer, period)).map((line) => [
    isoDay(line.occurredAt),
    line.payerName,
    line.email ?? '',
    line.ref,
    line.description,
    line.fund ?? '',
    line.kind === 'FEE' ? { cents: line.amountCents } : '',
    line.kind === 'GIFT' ? { cents: line.amountCents } : '',
    line.kind === 'FEE_COVER' ? { cents: line.amountCents } : '',
    { cents: line.refundedCents },
    line.feeCents === null ? '' : { cents: line.feeCents },
    line.methodLabel,
    line.receiptSerial === null ? '' : String(line.receiptSerial),
    line.payout?.arrivesOn ?? '',
    line.payout?.id ?? '',
    line.paymentIntentId ?? '',
    line.isDemonstration ? 'yes' : '',
  ])
  return csvFile(`payments-${periodCode(period)}`, toCsv(head, rows))
}
