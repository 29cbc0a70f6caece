import { Tag } from '@/components/ui/tag'
import { printDate } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import type { OwnPayment } from '@/lib/payments/shown-receipts'

/** What was given and paid, one below the other, each with the way to its receipt. */
export function Payments({ payments, here }: { payments: readonly OwnPayment[]; here: string }) {
  return (
    <ul className="border-line border-t">
      {payments.map((payment) => (
        <li
          key={payment.id}
          className="grid gap-x-6 gap-y-1 border-line border-b py-4 sm:grid-cols-[1fr_auto] sm:items-start"
        >
          <div className="space-y-1">
            {payment.parts.map((part) => (
              <p key={`${part.what} ${part.amountCents}`} className="font-semibold">
                {part.isGift ? 'Gift' : part.what}: {part.given ?? formatCentsExact(part.amountCents)}
                {part.isGift && <span className="font-normal text-ink-soft">, {part.what}</span>}
              </p>
            ))}
            <p className="text-ink-soft text-sm">
              {printDate(payment.at)}, {payment.methodLabel}
            </p>
            {payment.returnedCents > 0 && (
              <p className="text-sm">{formatCentsExact(payment.returnedCents)} of it went back.</p>
            )}
          </div>
          <ReceiptLinks payment={payment} here={here} />
        </li>
      ))}
    </ul>
  )
}

function ReceiptLinks({ payment: { receipt }, here }: { payment: OwnPayment; here: string }) {
  if (!receipt) return null
  const href = `${here}/receipts/${receipt.serial}`
  return (
    <p className="flex flex-wrap items-center gap-x-5">
      <a href={href} className="inline-flex min-h-11 items-center">
        Receipt {receipt.serial}
      </a>
      {receipt.state === 'live' ? (
        <a href={`${href}/receipt.pdf`} className="inline-flex min-h-11 items-center">
          PDF<span className="sr-only"> of receipt {receipt.serial}</span>
        </a>
      ) : (
        <Tag tone={receipt.state === 'held' ? 'warm' : 'over'}>{receipt.state === 'held' ? 'Held' : 'Void'}</Tag>
      )}
    </p>
  )
}
