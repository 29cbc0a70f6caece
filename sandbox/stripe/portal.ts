import type Stripe from 'stripe'
import { z } from 'zod'
import type { Card } from './cards'
import { type Desk, endpoint } from './endpoint'
import { noSuch } from './errors'
import { expand, url } from './parameters'
import { type Customer, newId, type PortalSession, seconds } from './store'
import { newPaymentMethod } from './subscription-objects'
import { atCustomersTime } from './subscriptions'

const sessionParameters = z.strictObject({
  customer: z.string(),
  return_url: url.optional(),
  flow_data: z.strictObject({
    type: z.literal('payment_method_update', 'The stand-in for Stripe knows the flow `payment_method_update` only.'),
    after_completion: z
      .strictObject({ type: z.literal('redirect'), redirect: z.strictObject({ return_url: url }) })
      .optional(),
  }),
  expand,
}) satisfies z.ZodType<Stripe.BillingPortal.SessionCreateParams>

function create(desk: Desk, given: z.output<typeof sessionParameters>): PortalSession {
  if (!desk.store.find('customer', given.customer)) throw noSuch('customer', given.customer, 'customer')
  const id = newId('bps')
  const session: PortalSession = {
    id,
    object: 'billing_portal.session',
    configuration: 'bpc_sandbox',
    created: seconds(desk.now),
    customer: given.customer,
    customer_account: null,
    flow: {
      after_completion: {
        hosted_confirmation: null,
        redirect: given.flow_data.after_completion?.redirect ?? null,
        type: given.flow_data.after_completion?.type ?? 'portal_homepage',
      },
      customer_update: null,
      subscription_cancel: null,
      subscription_pause: null,
      subscription_update: null,
      subscription_update_confirm: null,
      type: 'payment_method_update',
    },
    livemode: false,
    locale: null,
    on_behalf_of: null,
    return_url: given.return_url ?? null,
    url: desk.pageUrl('portal', id),
  }
  desk.store.put(session)
  return session
}

export const portalEndpoints = [endpoint('POST', '/v1/billing_portal/sessions', sessionParameters, create)]

/**
 * Keeps another card for a customer and makes it the customer's own default. The card that a subscription names for itself
 * stays as it is: whoever wants the new one there must say so.
 */
export function keepCard(openDesk: Desk, customer: Customer, card: Card): void {
  const desk = atCustomersTime(openDesk, customer.id)
  const payer = { email: customer.email ?? '', name: customer.name ?? null }
  const method = newPaymentMethod(card, payer, customer.id, desk.now)
  const changed: Customer = {
    ...customer,
    invoice_settings: { ...customer.invoice_settings, default_payment_method: method.id },
  }
  desk.store.put(method, changed)
  desk.announce([
    { type: 'payment_method.attached', data: { object: method } },
    { type: 'customer.updated', data: { object: changed } },
  ])
}
