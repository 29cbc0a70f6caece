import { z } from 'zod'
import { html, printedCents, printedTime } from '@/sandbox/html'
import { notFound, type Route, seeOther } from '@/sandbox/http'
import type { Desk } from './endpoint'
import type { Store, Subscription } from './store'
import { itemOf } from './subscription-objects'
import { moveClock, nextDue } from './subscriptions'

const here = '/sandbox/stripe'

const at = (seconds: number) => printedTime(new Date(seconds * 1000))

/** What the desk shows of subscriptions: how each stands, and a clock of its own that goes on when a button is pressed. */
export const subscriptionList = (store: Store) =>
  store.newestFirst('subscription').map((subscription) => {
    const { price } = itemOf(subscription)
    const due = nextDue(store, subscription.customer)
    const customer = store.find('customer', subscription.customer)
    return html`<li><p><strong>${printedCents(price.unit_amount ?? 0)}</strong> every ${price.recurring?.interval ?? null}, ${stateOf(subscription)}
${customer?.email ?? null}</p>
<p class="quiet">${subscription.id}, ${subscription.customer}, begun ${at(subscription.start_date)}</p>
${due ? html`<form method="post" action="${here}/customers/${subscription.customer}/clock"><input type="hidden" name="to" value="${due.at}"><button>Let it be ${at(due.at)}</button></form>` : null}</li>`
  })

const stateOf = ({ status, pause_collection: paused }: Subscription) => (paused ? `${status}, paused` : status)

const clockForm = z.object({ to: z.coerce.number().int() })

/** Moves a customer's clock on to a moment, in seconds since 1970. */
export const clockRoutes = (openDesk: () => Desk): Route[] => [
  {
    method: 'POST',
    path: `${here}/customers/:id/clock`,
    answer({ body }, { id = '' }) {
      const desk = openDesk()
      const form = clockForm.safeParse(Object.fromEntries(new URLSearchParams(body)))
      if (!form.success || !desk.store.find('customer', id)) return notFound()
      moveClock(desk, id, new Date(form.data.to * 1000))
      return seeOther(here)
    },
  },
]
