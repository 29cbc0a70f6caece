import { z } from 'zod'
import { badParameter, type StripeRefusal } from './errors'
import { type Form, parameterName } from './form-encoding'

// Forms carry text only; these read it as Stripe's API does.

export const integer = z
  .string()
  .regex(/^-?\d+$/, { error: (issue) => `Invalid integer: ${issue.input}` })
  .transform(Number)

export const wholeCents = z.string().regex(/^\d+$/, 'Invalid non-negative integer').transform(Number)

export const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === 'object' && value !== null ? Object.values(value) : value), z.array(item))

export const url = z.string().refine((text) => URL.canParse(text), 'Not a valid URL')

/** At most 50 keys of 40 characters with values of 500; an empty text stands for none. */
export const metadata = z.preprocess(
  (value) => (value === '' ? {} : value),
  z
    .record(
      z.string().max(40, 'Metadata keys can have up to 40 characters.'),
      z.string().max(500, 'Metadata values can have up to 500 characters.'),
    )
    .refine((pairs) => Object.keys(pairs).length <= 50, 'Metadata can have up to 50 keys.'),
)

export const expand = list(z.string()).optional()

export const listParameters = {
  limit: integer.pipe(z.number().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: z
    .union([
      integer.transform((at) => ({ gte: at, lte: at })),
      z.strictObject({
        gt: integer.optional(),
        gte: integer.optional(),
        lt: integer.optional(),
        lte: integer.optional(),
      }),
    ])
    .optional(),
  expand,
}

/** Reads a form by a schema; what does not fit is refused in Stripe's words, naming the parameter. */
export function readParameters<Schema extends z.ZodType>(schema: Schema, form: Form): z.output<Schema> {
  const result = schema.safeParse(form)
  if (result.success) return result.data
  const issue = result.error.issues.map((each) => refusalOf(each, form)).at(0)
  throw issue ?? badParameter('', 'These parameters were not understood.')
}

function refusalOf(issue: z.core.$ZodIssue, form: Form): StripeRefusal {
  if (issue.code === 'unrecognized_keys') {
    const name = parameterName([...issue.path, issue.keys[0] ?? ''])
    return badParameter(name, `Received unknown parameter: ${name}`, 'parameter_unknown')
  }
  const name = parameterName(issue.path)
  const value = issue.path.reduce<unknown>(
    (place, step) => (typeof place === 'object' && place !== null ? Reflect.get(place, step) : undefined),
    form,
  )
  if (value === undefined) return badParameter(name, `Missing required param: ${name}.`, 'parameter_missing')
  if (value === '') {
    return badParameter(name, `You passed an empty string for '${name}'.`, 'parameter_invalid_empty')
  }
  const code = issue.message.includes('integer') ? 'parameter_invalid_integer' : undefined
  return badParameter(name, issue.message === 'Not a valid URL' ? issue.message : `${name}: ${issue.message}`, code)
}
