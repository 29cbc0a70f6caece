import type Stripe from 'stripe'
import { z } from 'zod'
import { type Html, html, page, printedCents, printedTime } from '@/sandbox/html'
import { htmlReply, type Reply, type Route, seeOther } from '@/sandbox/http'
import { type Card, cards } from './cards'
import type { Desk } from './endpoint'
import { pay } from './pay'
import type { Session } from './store'
import { beginSubscription } from './subscriptions'

const paymentForm = z.object({
  card: z.string().transform((number) => cards.find((card) => card.number === number)),
  email: z.email(),
  name: z.string().trim().max(200),
})

const standIn = html`<p class="standin"><strong>Stand-in for Stripe: no money moves.</strong>
Choose what the card does; never type a real one.</p>`

/** A page of the stand-in's own, which says what it is. */
export const shell = (title: string, body: Html, status = 200): Reply =>
  htmlReply(
    page(`${title} – stand-in for Stripe`, html`<main class="narrow">${standIn}<h1>${title}</h1>${body}</main>`),
    status,
  )

const returnAddress = (session: Session) => session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)

const goBack = ({ cancel_url: url }: Session): Html | null =>
  url === null ? null : html`<p><a class="action" href="${url}">Go back</a></p>`

/** What a person sees of a session that cannot be paid (any more), or null while it can. */
function closedPage(session: Session | undefined): Reply | null {
  if (!session)
    return shell('There is no such payment', html`<p>The address may be cut off or from another sandbox.</p>`, 404)
  if (session.status === 'complete') {
    return shell('This payment is complete', html`<p><a class="action" href="${returnAddress(session)}">Go on</a></p>`)
  }
  if (session.status === 'expired') {
    return shell(
      'This payment has expired',
      html`<p>Nothing was charged. Start again where you came from.</p>${goBack(session)}`,
      410,
    )
  }
  return null
}

export const cardChoice = (card: Card, index: number): Html => html`
<label><input type="radio" name="card" value="${card.number}" required ${index === 0 ? html`checked` : null}>
<span>${card.number} – ${card.says}</span></label>`

const everyWords = (price: Stripe.Price | null | undefined): Html | null =>
  price?.recurring
    ? html`<p>${printedCents(price.unit_amount ?? 0)} now, and again every ${price.recurring.interval} until it is stopped.</p>`
    : null

function openPage({ store }: Desk, session: Session, problem: string | null): Html {
  const { lineItems } = store.contentsOf(session.id)
  const total = printedCents(session.amount_total ?? 0)
  const email = session.customer_email
  return html`
<dl class="sums">
${lineItems.map((item) => html`<div><dt>${item.description}${item.quantity === 1 ? null : html` × ${item.quantity}`}</dt><dd>${printedCents(item.amount_total)}</dd></div>`)}
<div class="total"><dt>Total</dt><dd>${total}</dd></div>
</dl>
${problem === null ? null : html`<p role="alert">${problem} You can try again.</p>`}
<form method="post">
<p><label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="email" required value="${email ?? ''}" ${email === null ? null : html`readonly`}></p>
<p><label for="name">Name on card</label>
<input id="name" name="name" autocomplete="cc-name" maxlength="200"></p>
<fieldset><legend>Card</legend>${cards.map(cardChoice)}</fieldset>
${session.custom_text.submit ? html`<p>${session.custom_text.submit.message}</p>` : null}
${everyWords(lineItems[0]?.price)}
<p><button class="main">Pay ${total}</button></p>
</form>
${goBack(session)}
<p class="quiet">Expires ${printedTime(new Date(session.expires_at * 1000))}</p>`
}

function declineOf({ store }: Desk, session: Session): string | null {
  const intent = session.payment_intent ? store.find('payment_intent', session.payment_intent) : undefined
  return intent?.last_payment_error?.message ?? store.contentsOf(session.id).declined ?? null
}

/** The page to which a Checkout Session's `url` leads. */
export const checkoutPageRoutes = (openDesk: () => Desk): Route[] => [
  {
    method: 'GET',
    path: '/checkout/:id',
    answer(_, { id = '' }) {
      const desk = openDesk()
      const session = desk.store.find('checkout.session', id)
      const closed = closedPage(session)
      if (closed || !session) return closed ?? shell('There is no such payment', html``, 404)
      const problem = declineOf(desk, session)
      return shell(problem === null ? 'Pay ORNCC' : 'Declined: pay ORNCC', openPage(desk, session, problem))
    },
  },
  {
    method: 'POST',
    path: '/checkout/:id',
    answer({ body }, { id = '' }) {
      const desk = openDesk()
      const session = desk.store.find('checkout.session', id)
      if (session?.status === 'complete') return seeOther(returnAddress(session))
      const closed = closedPage(session)
      if (closed || !session) return closed ?? shell('There is no such payment', html``, 404)
      const form = paymentForm.safeParse(Object.fromEntries(new URLSearchParams(body)))
      if (!form.success || !form.data.card) {
        return shell('Pay ORNCC', openPage(desk, session, 'Choose a card and give an email address.'), 400)
      }
      const { card, name } = form.data
      const email = session.customer_email ?? form.data.email
      const begin = session.mode === 'subscription' ? beginSubscription : pay
      const outcome = begin(desk, session, card, { email, name: name === '' ? null : name })
      return seeOther(outcome === 'paid' ? returnAddress(session) : `/checkout/${session.id}`)
    },
  },
]
