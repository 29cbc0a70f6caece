import type { z } from 'zod'
import type { Occurrence } from './event-object'
import type { Form } from './form-encoding'
import { readParameters } from './parameters'
import type { Store } from './store'

/** What an endpoint works with: what is known, the time, and how to tell the world that something happened. */
export type Desk = {
  store: Store
  now: Date
  /** The address of a hosted page: a checkout's, or the portal's. */
  pageUrl: (kind: 'checkout' | 'portal', id: string) => string
  announce: (occurrences: Occurrence[]) => void
  /** The same at another time. */
  at: (now: Date) => Desk
}

/** A request whose parameters have been read and may now be carried out; `expand` is what the answer shows in full. */
export type ReadRequest = { expand: string[]; carryOut: (desk: Desk) => object }

export type Endpoint = {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** Throws a StripeRefusal for parameters that Stripe would not take. */
  read: (form: Form, id: string) => ReadRequest
}

type Expandable = { expand?: string[] | undefined }

/** One address of Stripe's API; `answer` gets its parameters and the id in its path ('' where it has none). */
export const endpoint = <Schema extends z.ZodType<Expandable>>(
  method: Endpoint['method'],
  path: string,
  schema: Schema,
  answer: (desk: Desk, parameters: z.output<Schema>, id: string) => object,
): Endpoint => ({
  method,
  path,
  read(form, id) {
    const parameters = readParameters(schema, form)
    return { expand: parameters.expand ?? [], carryOut: (desk) => answer(desk, parameters, id) }
  },
})
