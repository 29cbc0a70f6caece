import { z } from 'zod'
import { type Html, html } from '@/sandbox/html'
import { type Reply, type Route, seeOther } from '@/sandbox/http'
import { cards } from './cards'
import { cardChoice, shell } from './checkout-page'
import type { Desk } from './endpoint'
import { keepCard } from './portal'

const cardForm = z.object({ card: z.string().transform((number) => cards.find((card) => card.number === number)) })

const form = (returnUrl: string | null, problem: string | null): Html => html`
${problem === null ? null : html`<p role="alert">${problem} Choose another one.</p>`}
<form method="post">
<fieldset><legend>New card</legend>${cards.map(cardChoice)}</fieldset>
<p><button class="main">Use this card</button></p>
</form>
${returnUrl === null ? null : html`<p><a class="action" href="${returnUrl}">Go back</a></p>`}`

const unknown = () =>
  shell('There is no such page', html`<p>The address may be cut off or from another sandbox.</p>`, 404)

/** The Billing Portal, at the one thing that it is used for here: another card. */
export const portalPageRoutes = (openDesk: () => Desk): Route[] => [
  {
    method: 'GET',
    path: '/portal/:id',
    answer(_, { id = '' }) {
      const session = openDesk().store.find('billing_portal.session', id)
      return session ? shell('Your card', form(session.return_url, null)) : unknown()
    },
  },
  {
    method: 'POST',
    path: '/portal/:id',
    answer({ body }, { id = '' }): Reply {
      const desk = openDesk()
      const session = desk.store.find('billing_portal.session', id)
      const customer = session && desk.store.find('customer', session.customer)
      if (!session || !customer) return unknown()
      const { card } = cardForm.parse(Object.fromEntries(new URLSearchParams(body)))
      if (!card || (card.decline && !card.isKept)) {
        return shell('Your card', form(session.return_url, card?.decline?.message ?? 'No card was chosen.'), 402)
      }
      keepCard(desk, customer, card)
      return seeOther(session.flow?.after_completion.redirect?.return_url ?? session.return_url ?? '/sandbox')
    },
  },
]
