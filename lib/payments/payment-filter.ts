import { z } from 'zod'
import { LineKind, PaymentMethod } from '@/lib/db'
import { pageField, searchField } from '@/lib/list-page'

export const paymentMethods = Object.values(PaymentMethod)
const paymentSorts = ['newest', 'oldest', 'largest', 'smallest', 'name', 'name_down'] as const

const oneOf = <Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values).nullable().catch(null)

/**
 * What a list of payments is asked for, from the address: anybody may have written anything there, and what is not
 * understood counts as not asked.
 */
export const paymentFilter = z.object({
  year: z.coerce.number().int().min(2000).max(2100).nullable().catch(null),
  month: z.coerce.number().int().min(1).max(12).nullable().catch(null),
  /** The slug of a fund, or `general`. */
  fund: z.string().min(1).max(100).nullable().catch(null),
  method: z.enum(PaymentMethod).nullable().catch(null),
  /** Payments with a line of this kind. */
  kind: z.enum(LineKind).nullable().catch(null),
  /** Part of a name or address, an order's reference, or a receipt's number. */
  q: searchField,
  sort: oneOf(paymentSorts).transform((sort) => sort ?? 'newest'),
  page: pageField,
})

export type PaymentFilter = z.output<typeof paymentFilter>
