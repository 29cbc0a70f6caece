import { ButtonForm } from '@/components/form/button-form'
import { Notice } from '@/components/ui/notice'
import { printMoment } from '@/lib/dates'
import type { cardTestingNow } from '@/lib/payments/open-door-again'
import { openAgain } from './actions'

/** Since when stolen cards are being tried at the giving door, and the way to open it again; nothing while it is calm. */
export function CardTesting({ now }: { now: Awaited<ReturnType<typeof cardTestingNow>> }) {
  if (!now) return null
  const { since, declined, unpaid, senders } = now
  return (
    <section id="card-testing" aria-label="Card testing" className="mb-10">
      <Notice look="warm" title={`Stolen cards are being tried at the giving door since ${printMoment(since)}`}>
        <p>
          In the last hour: {count(declined, 'card')} declined, {count(unpaid, 'payment page')} left unpaid, from{' '}
          {count(senders, 'network address', 'network addresses')}. Where they come from, the form asks for a
          calculation by the browser, then for a link that it mails. If cards fail from everywhere it closes. It opens
          by itself once an hour is calm.
        </p>
        <p>At Stripe, refund what was paid by somebody whom nobody here knows, before the card’s owner asks.</p>
        <ButtonForm action={openAgain} fields={{}} look="quiet">
          It was a false alarm: open the door again
        </ButtonForm>
      </Notice>
    </section>
  )
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
