import { Notice } from '@/components/ui/notice'
import { printDate } from '@/lib/dates'

type Returned = { address: string; reason: string | null; notedAt: Date }

/** Stands wherever the desk shows an address from which mail comes back. */
export function ReturnedNotice({ returned: { address, reason, notedAt } }: { returned: Returned }) {
  return (
    <Notice look="warm" title="Mail to this address comes back">
      <p className="wrap-anywhere">
        {address}, noted {printDate(notedAt)}
        {reason && `: ${reason}`}. <a href="/staff/mail/returned">What can be done about it</a>
      </p>
    </Notice>
  )
}
