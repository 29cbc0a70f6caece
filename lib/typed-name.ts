import type { ZodType } from 'zod'
import { type FormState, type Parsed, parseForm, refused } from './form'

/** The field of `TypedNameField`, and the hidden one beside it that says which name is meant. */
const FIELD = 'typedName'
const MEANT = 'nameMeant'

/** Whether a name was typed well enough: accents, capitals, spaces and marks between the letters do not matter. */
export function isTypedName(typed: string, name: string): boolean {
  return lettersOf(typed) === lettersOf(name)
}

function lettersOf(text: string): string {
  const letters = text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
  // A name without a letter is typed as it stands.
  return letters || text.trim()
}

/**
 * `parseForm` of a deed that cannot be taken back: it is done only by whoever has typed the name of what it is done to. The
 * form itself says which name, since this keeps nobody out: it guards those who may do it from their own slip.
 */
export function parseNamed<Input>(
  schema: ZodType<Input>,
  formData: FormData,
  previous: FormState,
  lists: readonly string[] = [],
): Parsed<Input> {
  const parsed = parseForm(schema, formData, previous, lists)
  const error = typedNameError(formData)
  if (!error) return parsed
  return { ok: false, state: refused(previous, formData, { ...(parsed.ok ? {} : parsed.state.errors), ...error }) }
}

/** The same rule for a form that is read in parts: null, or the error of its field. */
export function typedNameError(formData: FormData): { [FIELD]: string } | null {
  const meant = String(formData.get(MEANT) ?? '')
  const typed = String(formData.get(FIELD) ?? '')
  if (meant.trim() && isTypedName(typed, meant)) return null
  return { [FIELD]: meant.trim() ? `Type “${meant.trim()}” to confirm` : 'Reload this page and try again' }
}
