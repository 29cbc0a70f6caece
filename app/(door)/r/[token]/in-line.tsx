import { ButtonForm } from '@/components/form/button-form'
import { ButtonLink } from '@/components/ui/button'
import { Moment } from '@/components/ui/moment'
import type { OwnRegistration } from '@/lib/courses/own-registration'
import { printPlaceInLine, waitlistCutOff } from '@/lib/courses/waitlist/waitlist'
import { formatCents } from '@/lib/money'
import { leaveLine } from './actions'
import { takeOfferedSeat } from './offer/actions'

type Props = { registration: OwnRegistration; token: string }

/** Whether somebody waits for a seat, or is offered one. */
export function isInLine({ state }: OwnRegistration): boolean {
  return state === 'WAITLISTED' || state === 'OFFERED'
}

/** What can be done while waiting: leave; and when a seat is offered: take it, or say no. */
export function InLine({ registration, token }: Props) {
  return registration.state === 'OFFERED' ? (
    <Offer registration={registration} token={token} />
  ) : (
    <Place registration={registration} token={token} />
  )
}

function Offer({ registration, token }: Props) {
  const { offerExpiresAt, run, priceCents } = registration
  return (
    <section aria-labelledby="offer" className="space-y-4 border-fir border-t-4 bg-leaf px-6 py-6">
      <h2 id="offer" className="text-xl">
        Your turn
      </h2>
      {offerExpiresAt && (
        <p>
          The seat is kept for you until <Moment at={offerExpiresAt} zone={run.zone} />. Then it goes to the next
          person.
        </p>
      )}
      {run.isFree || priceCents === 0 ? (
        <ButtonForm action={takeOfferedSeat} fields={{ token }} pending="Taking your seat…">
          Take the seat
        </ButtonForm>
      ) : (
        <>
          <ButtonLink href={`/r/${token}/offer`}>Take the seat</ButtonLink>
          <p className="text-ink-soft text-sm">
            {priceCents === null
              ? 'On the next page you choose what you pay. Nothing is charged yet.'
              : `You pay ${formatCents(priceCents)}, as agreed with us. Nothing is charged yet.`}
          </p>
        </>
      )}
      <LeaveForm token={token}>No, thank you</LeaveForm>
    </section>
  )
}

function Place({ registration, token }: Props) {
  const { inLine, run, choice } = registration
  const cutOff = waitlistCutOff(run, choice)
  return (
    <section aria-labelledby="place" className="space-y-4 border-fir border-t-4 bg-leaf px-6 py-6">
      <h2 id="place" className="text-xl">
        Your place
      </h2>
      {inLine && <p className="font-semibold text-2xl">{printPlaceInLine(inLine)}</p>}
      {cutOff && (
        <p>
          Seats are offered until <Moment at={cutOff} zone={run.zone} />. There is nothing to pay before you take one.
        </p>
      )}
      <LeaveForm token={token}>Leave the waiting list</LeaveForm>
    </section>
  )
}

/** Leaves the waiting list, which also says no to a seat that is offered. */
function LeaveForm({ token, children }: { token: string; children: string }) {
  return (
    <ButtonForm action={leaveLine} fields={{ token }} look="quiet" pending="Leaving the list…">
      {children}
    </ButtonForm>
  )
}
