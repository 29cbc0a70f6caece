import Stripe from 'stripe'
import { z } from 'zod'
import { integer, list, metadata, url, wholeCents } from './parameters'
import { newId, seconds } from './store'

/** How often a price comes again. */
export const recurringParameters = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: integer.pipe(z.number().min(1)).default(1),
})

/** A line as Checkout takes it: its price is given with it, in dollars' cents; prices kept at Stripe are not stood in for. */
export const lineItemParameters = z.strictObject({
  price_data: z.strictObject({
    currency: z.literal('usd'),
    unit_amount: wholeCents,
    recurring: recurringParameters.optional(),
    tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
    product_data: z.strictObject({
      name: z.string().min(1),
      description: z.string().min(1).optional(),
      images: list(url).optional(),
      metadata: metadata.default({}),
      tax_code: z.string().optional(),
    }),
  }),
  quantity: wholeCents,
  metadata: metadata.optional(),
})

type GivenPrice = {
  currency: string
  unit_amount: number
  recurring?: z.output<typeof recurringParameters> | undefined
  tax_behavior?: Stripe.Price.TaxBehavior | undefined
}

/** A price given inline: nobody else can use it. */
export const newPrice = (product: string, given: GivenPrice, now: Date): Stripe.Price => ({
  id: newId('price'),
  object: 'price',
  active: false,
  billing_scheme: 'per_unit',
  created: seconds(now),
  currency: given.currency,
  custom_unit_amount: null,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product,
  recurring: given.recurring
    ? { ...given.recurring, meter: null, trial_period_days: null, usage_type: 'licensed' }
    : null,
  tax_behavior: given.tax_behavior ?? 'unspecified',
  tiers_mode: null,
  transform_quantity: null,
  type: given.recurring ? 'recurring' : 'one_time',
  unit_amount: given.unit_amount,
  unit_amount_decimal: Stripe.Decimal.from(given.unit_amount),
})

/** The product, the price and the line that Stripe makes of one given line. */
export function lineItemOf({ price_data: given, quantity, metadata }: z.output<typeof lineItemParameters>, now: Date) {
  const created = seconds(now)
  const amount = given.unit_amount * quantity

  const product: Stripe.Product = {
    id: newId('prod', 14),
    object: 'product',
    active: false,
    created,
    default_price: null,
    description: given.product_data.description ?? null,
    images: given.product_data.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: given.product_data.metadata,
    name: given.product_data.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: given.product_data.tax_code ?? null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: created,
    url: null,
  }
  const price = newPrice(product.id, given, now)
  const lineItem: Stripe.LineItem = {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: given.currency,
    description: product.name,
    metadata: metadata ?? {},
    price,
    quantity,
  }
  return { product, price, lineItem }
}
