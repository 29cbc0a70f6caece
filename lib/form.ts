import type { ZodType } from 'zod'

/** What a form shows again after a refused post: everything typed, and one sentence a field. */
export type FormState = {
  /** How often this form was refused; a new number remounts the fields with what was typed. */
  attempt: number
  values: Record<string, string[]>
  /** Field name → one plain sentence. The key `form` is for what belongs to no field. */
  errors: Record<string, string>
}

export const emptyForm: FormState = { attempt: 0, values: {}, errors: {} }

export type Parsed<Input> = { ok: true; input: Input } | { ok: false; state: FormState }

/** What no keyboard types; Postgres takes no NUL at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** The same without control characters; ends of lines and tabs stay. */
export const withoutControls = (text: string) => text.replace(CONTROLS, '')

/** Everything typed into a form, by field name; files and Next's own fields are left out. */
export function typedValues(formData: FormData): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of formData) {
    if (typeof value !== 'string' || name.startsWith('$')) continue
    values.set(name, [...(values.get(name) ?? []), withoutControls(value)])
  }
  return Object.fromEntries(values)
}

/** The state of a form refused with these errors: nothing typed is lost. */
export function refused(previous: FormState, formData: FormData, errors: Record<string, string>): FormState {
  return { attempt: previous.attempt + 1, values: typedValues(formData), errors }
}

/**
 * Parses a posted form once, at the entry point. A field that arrives several times becomes an array only where
 * `lists` names it; every other field is its last value. The first issue of a field is its sentence.
 */
export function parseForm<Input>(
  schema: ZodType<Input>,
  formData: FormData,
  previous: FormState,
  lists: readonly string[] = [],
): Parsed<Input> {
  const typed = typedValues(formData)
  const raw: Record<string, string | string[] | undefined> = {}
  for (const [name, values] of Object.entries(typed)) raw[name] = lists.includes(name) ? values : values.at(-1)
  for (const name of lists) raw[name] ??= []
  const result = schema.safeParse(raw)
  if (result.success) return { ok: true, input: result.data }
  const errors: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const name = issue.path.length > 0 ? issue.path.map(String).join('.') : 'form'
    errors[name] ??= issue.message
  }
  return { ok: false, state: refused(previous, formData, errors) }
}
