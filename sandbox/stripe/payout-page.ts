import { z } from 'zod'
import { type Html, html, printedCents, printedTime } from '@/sandbox/html'
import { notFound, type Route, seeOther } from '@/sandbox/http'
import type { Desk } from './endpoint'
import { failPayout, payOutNow, takeFee } from './payouts'
import type { Payout, Store } from './store'

const here = '/sandbox/stripe'
const shown = 30

/** What Stripe pays out, with what a person can do about it, as a part of the stand-in's page. */
export const payoutSection = (store: Store): Html => html`<h2>Payouts</h2>
<form method="post" action="${here}/payouts"><button>Settle everything and pay it out</button></form>
<form method="post" action="${here}/fees"><label for="fee">Cents</label>
<input id="fee" name="cents" type="number" min="1" value="200"><button>Let Stripe take a fee of its own</button></form>
<ul class="plain">${store.newestFirst('payout').slice(0, shown).map(item)}</ul>`

const item = (payout: Payout) => html`<li><p><strong>${printedCents(payout.amount)}</strong> ${payout.status}</p>
<p class="quiet">${payout.id}, ${printedTime(new Date(payout.created * 1000))}</p>
${payout.status === 'failed' ? null : html`<form method="post" action="${here}/payouts/${payout.id}/fail"><button>Let the bank refuse it</button></form>`}</li>`

const feeForm = z.object({ cents: z.coerce.number().int().min(1) })

export const payoutRoutes = (store: Store, deskNow: () => Desk): Route[] => [
  {
    method: 'POST',
    path: `${here}/payouts`,
    answer() {
      payOutNow(deskNow())
      return seeOther(here)
    },
  },
  {
    method: 'POST',
    path: `${here}/payouts/:id/fail`,
    answer(_, { id = '' }) {
      const payout = store.find('payout', id)
      if (!payout) return notFound()
      failPayout(deskNow(), payout)
      return seeOther(here)
    },
  },
  {
    method: 'POST',
    path: `${here}/fees`,
    answer({ body }) {
      const form = feeForm.safeParse(Object.fromEntries(new URLSearchParams(body)))
      if (!form.success) return notFound()
      takeFee(deskNow(), form.data.cents)
      return seeOther(here)
    },
  },
]
