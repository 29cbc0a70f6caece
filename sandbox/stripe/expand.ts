import { badParameter } from './errors'
import type { Store } from './store'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const deepest = 4

/**
 * An answer as JSON, with the ids at the given paths replaced by their objects (`payment_intent.latest_charge`), and
 * with the lists that Stripe leaves out unless they are asked for: a session's line items, a charge's refunds, an
 * invoice's payments.
 */
export function expanded(answer: object, paths: string[], store: Store): Json {
  return paths.reduce((json, path) => {
    const steps = path.split('.')
    if (steps.length > deepest) {
      throw badParameter('expand', `You cannot expand more than ${deepest} levels of a property. Property: ${path}`)
    }
    return expandedAt(json, steps, path, store)
  }, asJson(answer))
}

const asJson = (value: object): Json => JSON.parse(JSON.stringify(value))

function expandedAt(json: Json, [step, ...rest]: string[], path: string, store: Store): Json {
  if (step === undefined || json === null) return json
  if (Array.isArray(json)) return json.map((item) => expandedAt(item, [step, ...rest], path, store))
  if (typeof json !== 'object') throw cannotExpand(path)

  // What is there and empty stays so: not every customer has a card.
  const value = json[step] === undefined ? leftOutList(json, step, store) : json[step]
  if (value === undefined) throw cannotExpand(path)
  if (typeof value !== 'string') return { ...json, [step]: expandedAt(value, rest, path, store) }

  const object = store.any(value)
  if (!object) throw cannotExpand(path)
  return { ...json, [step]: expandedAt(asJson(object), rest, path, store) }
}

function leftOutList(json: { [key: string]: Json }, step: string, store: Store): Json | undefined {
  const { id, object } = json
  if (typeof id !== 'string') return undefined
  if (object === 'checkout.session' && step === 'line_items') {
    return asJson(listOf(store.contentsOf(id).lineItems, `/v1/checkout/sessions/${id}/line_items`))
  }
  if (object === 'charge' && step === 'refunds') {
    const refunds = store.newestFirst('refund').filter((refund) => refund.charge === id)
    return asJson(listOf(refunds, `/v1/charges/${id}/refunds`))
  }
  if (object === 'invoice' && step === 'payments') {
    const payments = store.newestFirst('invoice_payment').filter((payment) => payment.invoice === id)
    return asJson(listOf(payments, `/v1/invoices/${id}/payments`))
  }
  return json[step]
}

const cannotExpand = (path: string) => badParameter('expand', `This property cannot be expanded (${path}).`)

/** Stripe's list envelope around one page. */
export const listOf = <Item>(data: Item[], url: string, hasMore = false) => ({
  object: 'list' as const,
  data,
  has_more: hasMore,
  url,
})
