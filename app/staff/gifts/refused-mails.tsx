import { Notice } from '@/components/ui/notice'
import { isoDay } from '@/lib/dates'
import type { RefusedMail } from '@/lib/payments/refused-mail'

/** What donors have not got, since a mail server knows no such address. */
export function RefusedMails({ mails }: { mails: readonly RefusedMail[] }) {
  if (mails.length === 0) return null
  return (
    <div className="mb-8 max-w-190">
      <Notice
        look="warm"
        title={mails.length === 1 ? 'A mail was refused for good' : `${mails.length} mails were refused for good`}
      >
        <p>
          Mostly the address has a slip in it. Ask the donor another way, by telephone or by post. Each is tried again
          for three days.
        </p>
        <ul className="mt-3 space-y-2">
          {mails.map(({ id, toAddress, subject, refusedAt, reason }) => (
            <li key={id} className="[overflow-wrap:anywhere]">
              <strong>{toAddress}</strong>: “{subject}”, {isoDay(refusedAt)}
              <span className="block text-sm">{reason}</span>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
