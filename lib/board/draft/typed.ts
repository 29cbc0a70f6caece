import { z } from 'zod'
import { emptyForm, parseForm } from '@/lib/form'
import { applicationSchema, stepSchemas } from '../schema'
import { type StepId, stepIds, steps } from './steps'

/** What was typed into a step, by field, finished or not. */
export type Typed = Record<string, string[]>

export const typedSchema = z.record(z.string(), z.array(z.string()))

/** Far more than any answer may have: what is too long is kept too, and told so. */
const MOST_CHARACTERS = 50_000
const MOST_VALUES = 40

/** Of what was posted, what the step asks; of a character that the cut would halve, Postgres keeps no half. */
export function typedOf(step: StepId, posted: Typed): Typed {
  const keep = (value: string) => value.slice(0, MOST_CHARACTERS).toWellFormed()
  return Object.fromEntries(
    steps[step].fields.map((field) => [field, (posted[field] ?? []).slice(0, MOST_VALUES).map(keep)]),
  )
}

/** Whether two people, or tabs, typed the same: the order of the fields says nothing. */
export function isSame(one: Typed, other: Typed): boolean {
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return fields.every((field) => JSON.stringify(one[field] ?? []) === JSON.stringify(other[field] ?? []))
}

/** What is wrong with a step, by field; nothing is when it is finished. */
export function errorsOf(step: StepId, typed: Typed, email: string): Record<string, string> {
  const parsed = parse(stepSchemas[step], { ...typed, email: [email] })
  if (parsed.ok) return {}
  // In the order of the fields, though questions that hang together are looked at last.
  const { errors } = parsed.state
  return Object.fromEntries(
    [...new Set([...steps[step].fields, ...Object.keys(errors)])].flatMap((field) =>
      errors[field] ? [[field, errors[field]]] : [],
    ),
  )
}

/** The steps that are not finished, in order. */
export function unfinishedSteps(draft: { email: string; typed: Partial<Record<StepId, Typed>> }): StepId[] {
  // A step that nobody has seen is not finished, though all that it asks may be left out.
  return stepIds.filter((step) => {
    const typed = draft.typed[step]
    return !typed || Object.keys(errorsOf(step, typed, draft.email)).length > 0
  })
}

/** The whole application, or what is wrong with it. */
export function readWhole(typed: Partial<Record<StepId, Typed>>, rest: Record<string, string>) {
  const others = Object.entries(rest).map(([name, value]) => [name, [value]])
  return parse(applicationSchema, { ...Object.assign({}, ...Object.values(typed)), ...Object.fromEntries(others) })
}

function parse<Input>(schema: z.ZodType<Input>, typed: Typed) {
  const form = new FormData()
  for (const [name, values] of Object.entries(typed)) for (const value of values) form.append(name, value)
  return parseForm(schema, form, emptyForm, ['skills'])
}
