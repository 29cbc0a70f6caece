import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { isoDay } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import type { ReadPayment } from '@/lib/payments/payment-queries'

type Receipt = ReadPayment['receipts'][number]

/** Every receipt of a payment, the newest first, word for word as it was mailed. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  return (
    <section aria-labelledby="receipts" className="max-w-190">
      <h2 id="receipts" className="mb-3 text-2xl">
        Receipts
      </h2>
      {receipts.length === 0 && <p>It has none.</p>}
      {receipts.some(({ state }) => state === 'held') && (
        <Notice look="warm" title="Its receipt is held">
          Nobody can print it while a dispute is open, or while a refund waits to be told its lines.
        </Notice>
      )}
      <ul className="border-line border-t">
        {receipts.map((receipt) => (
          <li key={receipt.serial} className="border-line border-b py-3">
            <details>
              <summary className="min-h-11 cursor-pointer py-1.5">
                <span className="mr-4 font-semibold">
                  Receipt {receipt.serial}
                  {receipt.amountCents > 0 && `: ${formatCentsExact(receipt.amountCents)}`}
                </span>
                <State receipt={receipt} />
                {receipt.isMailRefused && <Tag tone="warm">Its mail was refused</Tag>}
              </summary>
              <p className="text-ink-soft text-sm">Written {isoDay(receipt.issuedAt)}</p>
              <pre className="mt-2 whitespace-pre-wrap font-sans text-sm [overflow-wrap:anywhere]">{receipt.text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function State({ receipt }: { receipt: Receipt }) {
  switch (receipt.state) {
    case 'live':
      return <Tag tone="good">Valid</Tag>
    case 'held':
      return <Tag tone="warm">Held</Tag>
    case 'void': {
      const instead = receipt.replacedBySerial === null ? '' : `, replaced by ${receipt.replacedBySerial}`
      return <Tag tone="over">{`Void${instead}: ${receipt.voidReason ?? ''}`}</Tag>
    }
  }
}
