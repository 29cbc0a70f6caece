import { z } from 'zod'
import { html, page, printedCents, printedTime } from '@/sandbox/html'
import { htmlReply, notFound, type Route, seeOther } from '@/sandbox/http'
import { subscriptionList } from './clock-page'
import { close, dispute } from './disputes'
import type { Desk } from './endpoint'
import { StripeRefusal } from './errors'
import { payoutRoutes, payoutSection } from './payout-page'
import { fail, refund } from './refunds'
import type { Charge, Dispute, Store } from './store'
import { type Delivery, goodDay, type Webhooks } from './webhooks'

const here = '/sandbox/stripe'
const shown = 100

const orders = ['in-order', 'reversed', 'at-once'] as const

const deliveryForm = z.object({
  copies: z.coerce.number().int().min(1).max(20).default(goodDay.copies),
  order: z.enum(orders).default(goodDay.order),
  delayMs: z.coerce.number().int().min(0).max(60_000).default(goodDay.delayMs),
  lose: z.stringbool().default(goodDay.lose),
  hold: z.stringbool().default(goodDay.hold),
})

const at = (seconds: number) => printedTime(new Date(seconds * 1000))

const switches = (delivery: Delivery, heldCount: number) => html`
<form method="post" action="${here}/webhooks">
<p><label for="copies">Copies of each event</label>
<input id="copies" name="copies" type="number" min="1" max="20" value="${delivery.copies}"></p>
<p><label for="order">Order of what happened together</label>
<select id="order" name="order">${orders.map((order) => html`<option ${order === delivery.order ? html`selected` : null}>${order}</option>`)}</select></p>
<p><label for="delayMs">Delay in milliseconds</label>
<input id="delayMs" name="delayMs" type="number" min="0" max="60000" value="${delivery.delayMs}"></p>
<fieldset><legend>Keep back</legend>
<label><input type="checkbox" name="lose" value="true" ${delivery.lose ? html`checked` : null}> Lose every event</label>
<label><input type="checkbox" name="hold" value="true" ${delivery.hold ? html`checked` : null}> Hold every event until released</label>
</fieldset>
<p><button>Deliver like this</button></p>
</form>
${heldCount === 0 ? null : html`<form method="post" action="${here}/webhooks/release"><p>Held: ${heldCount} <button>Release</button></p></form>`}`

const sessionList = (store: Store) =>
  store
    .newestFirst('checkout.session')
    .slice(0, shown)
    .map(
      (
        session,
      ) => html`<li><p><strong>${printedCents(session.amount_total ?? 0)}</strong> ${session.status}, ${session.payment_status}
${session.customer_email}</p>
<p class="quiet">${session.id}, made ${at(session.created)}, expires ${at(session.expires_at)}</p>
${session.url === null ? null : html`<p><a href="/checkout/${session.id}">Open the checkout page</a></p>`}</li>`,
    )

const button = (action: string, words: string, fields: ReturnType<typeof html> | null = null) =>
  html`<form method="post" action="${here}/${action}">${fields}<button>${words}</button></form>`

/** What a person does at Stripe's own desk: refunds there, and what the card's bank decides. */
const chargeList = (store: Store) =>
  store
    .newestFirst('charge')
    .filter((charge) => charge.paid)
    .slice(0, shown)
    .map((charge) => {
      const refunds = store.newestFirst('refund').filter((one) => one.charge === charge.id)
      const disputes = store.newestFirst('dispute').filter((one) => one.charge === charge.id)
      const leftCents = charge.amount_captured - charge.amount_refunded
      return html`<li><p><strong>${printedCents(charge.amount)}</strong> ${charge.description}</p>
<p class="quiet">${charge.id}, ${at(charge.created)}, ${charge.billing_details.email}</p>
${leftCents === 0 || charge.disputed ? null : button(`charges/${charge.id}/refund`, 'Refund', amountField(charge, leftCents))}
${leftCents === 0 || charge.disputed ? null : button(`charges/${charge.id}/dispute`, 'Let the card’s holder dispute it')}
${refunds.map((one) => html`<p>Refund of ${printedCents(one.amount)}: ${one.status}</p>${one.status === 'succeeded' ? button(`refunds/${one.id}/fail`, 'Let the card refuse it') : null}`)}
${disputes.map((one) => html`<p>Dispute over ${printedCents(one.amount)}: ${one.status}</p>${isOpen(one) ? html`${button(`disputes/${one.id}/won`, 'Let it be won')}${button(`disputes/${one.id}/lost`, 'Let it be lost')}` : null}`)}</li>`
    })

const amountField = ({ id }: Charge, leftCents: number) =>
  html`<label for="amount-${id}">Cents</label> <input id="amount-${id}" name="amount" type="number" min="1" max="${leftCents}" value="${leftCents}"> `

const isOpen = ({ status }: Dispute) => status !== 'won' && status !== 'lost'

const refundForm = z.object({ amount: z.coerce.number().int().min(1).optional() })

const eventList = (store: Store, webhooks: Webhooks) =>
  store
    .newestFirst('event')
    .slice(0, shown)
    .map((event) => {
      const attempts = webhooks.attempts().filter((attempt) => attempt.eventId === event.id)
      return html`<li><p><strong>${event.type}</strong> ${event.pending_webhooks === 0 ? null : 'not delivered yet'}</p>
<p class="quiet">${event.id}, ${at(event.created)}</p>
${attempts.map(({ at, outcome }) => html`<p class="quiet">${printedTime(new Date(at))}: ${outcome}</p>`)}
<form method="post" action="${here}/events/${event.id}/send"><button>Send again</button></form></li>`
    })

/** The page that shows what the stand-in knows and how it delivers, with its switches as forms. */
export const deskPageRoutes = (store: Store, webhooks: Webhooks, deskNow: () => Desk): Route[] => [
  {
    method: 'GET',
    path: here,
    answer: () =>
      htmlReply(
        page(
          'Stripe in the sandbox',
          html`<main><p><a href="/sandbox">Sandbox</a></p><h1>Stripe in the sandbox</h1>
<h2>How webhooks are delivered</h2>${switches(webhooks.delivery(), webhooks.heldCount())}
<h2>Checkout sessions</h2><ul class="plain">${sessionList(store)}</ul>
<h2>Subscriptions</h2><ul class="plain">${subscriptionList(store)}</ul>
<h2>Charges</h2><ul class="plain">${chargeList(store)}</ul>
${payoutSection(store)}
<h2>Events</h2><ul class="plain">${eventList(store, webhooks)}</ul></main>`,
        ),
      ),
  },
  {
    method: 'POST',
    path: `${here}/webhooks`,
    answer({ body }) {
      const form = deliveryForm.safeParse(Object.fromEntries(new URLSearchParams(body)))
      if (!form.success) {
        return { status: 400, headers: { 'content-type': 'text/plain' }, body: z.prettifyError(form.error) }
      }
      webhooks.deliver(form.data)
      return seeOther(here)
    },
  },
  {
    method: 'POST',
    path: `${here}/webhooks/release`,
    answer() {
      webhooks.release()
      return seeOther(here)
    },
  },
  {
    method: 'POST',
    path: `${here}/events/:id/send`,
    answer: (_, { id = '' }) => (webhooks.sendAgain(id) ? seeOther(here) : notFound()),
  },
  {
    method: 'POST',
    path: `${here}/charges/:id/refund`,
    answer({ body }, { id = '' }) {
      const charge = store.find('charge', id)
      const form = refundForm.safeParse(Object.fromEntries(new URLSearchParams(body)))
      if (!charge || !form.success) return notFound()
      try {
        refund(deskNow(), charge, { amount: form.data.amount, metadata: {} })
        return seeOther(here)
      } catch (error) {
        if (!(error instanceof StripeRefusal)) throw error
        return { status: error.status, headers: { 'content-type': 'text/plain' }, body: error.message }
      }
    },
  },
  {
    method: 'POST',
    path: `${here}/charges/:id/dispute`,
    answer(_, { id = '' }) {
      const charge = store.find('charge', id)
      if (!charge) return notFound()
      dispute(deskNow(), charge)
      return seeOther(here)
    },
  },
  {
    method: 'POST',
    path: `${here}/refunds/:id/fail`,
    answer(_, { id = '' }) {
      const found = store.find('refund', id)
      if (!found) return notFound()
      fail(deskNow(), found)
      return seeOther(here)
    },
  },
  ...(['won', 'lost'] as const).map((status) => ({
    method: 'POST' as const,
    path: `${here}/disputes/:id/${status}`,
    answer(_: unknown, { id = '' }: Record<string, string>) {
      const found = store.find('dispute', id)
      if (!found) return notFound()
      close(deskNow(), found, status)
      return seeOther(here)
    },
  })),
  ...payoutRoutes(store, deskNow),
]
