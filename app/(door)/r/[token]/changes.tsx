import { Notice } from '@/components/ui/notice'
import type { OwnRegistration } from '@/lib/courses/own-registration'
import { isInLine } from './in-line'

/** What can be changed about a registration, each on a page of its own. */
export function Changes({ registration, token }: { registration: OwnRegistration; token: string }) {
  const isSeat = registration.state === 'CONFIRMED'
  return (
    <ul className="border-line border-t pt-2">
      <li>
        <a href={`/r/${token}/details#accessNeeds`} className="inline-flex min-h-11 items-center">
          Ask for what you need
        </a>
      </li>
      <li>
        <a href={`/r/${token}/details`} className="inline-flex min-h-11 items-center">
          Correct your name or email
        </a>
      </li>
      {isSeat && (
        <li>
          <a href={`/r/${token}/transfer`} className="inline-flex min-h-11 items-center">
            Move to other dates
          </a>
        </li>
      )}
      {!isInLine(registration) && (
        <li>
          <a href={`/r/${token}/cancel`} className="inline-flex min-h-11 items-center">
            Give the seat back
          </a>
        </li>
      )}
    </ul>
  )
}

/** What has just been changed; `saved` is of the address, and anybody may have written it there. */
export function Saved({ saved, email }: { saved: string | undefined; email: string }) {
  switch (saved) {
    case 'details':
      return <Notice look="good">Your details are saved.</Notice>
    case 'email':
      return (
        <Notice look="good" title="Your address is corrected">
          <p>
            We have sent everything to <span className="wrap-anywhere">{email}</span>. Links that you had before do not
            open anything any more.
          </p>
        </Notice>
      )
    case 'dates':
      return (
        <Notice look="good" title="Your seat has moved">
          We have sent you the new dates, with files that bring your calendar up to date.
        </Notice>
      )
    case 'kept':
      return (
        <Notice look="warm" title="You had sent this form before">
          It is as you sent it the first time, and nothing was changed. You can correct your name and say what you need
          below. For another price, or other sessions, give it back and register anew.
        </Notice>
      )
    default:
      return null
  }
}
