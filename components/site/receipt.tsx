import { Notice } from '@/components/ui/notice'
import type { ShownReceipt } from '@/lib/payments/shown-receipts'
import { Paper } from './paper'

/** A receipt as a copy of what was mailed; one that is held or void prints nothing, and says why. */
export function Receipt({ receipt }: { receipt: ShownReceipt }) {
  const { serial } = receipt
  switch (receipt.state) {
    case 'live':
      return <Paper label={`Receipt ${serial}`} text={receipt.text} isCopy />
    case 'held':
      return (
        <div className="print:hidden">
          <Notice look="warm" title={`Receipt ${serial} is held`}>
            It cannot be printed while a question about its payment is open. When it is answered, the receipt is here
            again, or the one that stands in for it.
          </Notice>
        </div>
      )
    case 'void':
      return (
        <div className="print:hidden">
          <Notice title={`Receipt ${serial} is void`}>
            {receipt.replacedBySerial === null
              ? 'Please do not use it any more.'
              : `Please do not use it any more: receipt ${receipt.replacedBySerial} stands in for it.`}
          </Notice>
        </div>
      )
  }
}
