import type Stripe from 'stripe'

type Details = Partial<Pick<Stripe.StripeRawError, 'code' | 'param'>> & { type?: string }

/** An answer of Stripe's that is not the one asked for; the API turns it into Stripe's error body. */
export class StripeRefusal extends Error {
  readonly status: number
  readonly details: Details

  constructor(status: number, message: string, details: Details = {}) {
    super(message)
    this.status = status
    this.details = details
  }
}

export function errorBody(refusal: StripeRefusal) {
  const { type = 'invalid_request_error', code, param } = refusal.details
  const documented = code ? { doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}` } : {}
  return { error: { code, ...documented, message: refusal.message, param, type } }
}

export const badParameter = (param: string, message: string, code?: string) =>
  new StripeRefusal(400, message, { code, param })

export const noSuch = (kind: string, id: string, param: string) =>
  new StripeRefusal(404, `No such ${kind}: '${id}'`, { code: 'resource_missing', param })
