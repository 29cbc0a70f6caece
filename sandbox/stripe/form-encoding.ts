/** What a form-encoded body or query says: text, or named parts; a list's parts are named 0, 1, 2… */
export type Form = { [name: string]: string | Form }

const isForm = (value: string | Form | undefined): value is Form => typeof value === 'object'

// A form without a prototype, so that a parameter named "__proto__" is a name like any other.
const emptyForm = (): Form => Object.create(null)

/** "line_items[0][price]" → ["line_items", "0", "price"]. */
function pathOf(name: string): string[] {
  const bracket = name.indexOf('[')
  if (bracket < 1) return [name]
  return [name.slice(0, bracket), ...[...name.slice(bracket).matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? '')]
}

/** Reads the bracketed names that Stripe's libraries write: `a[b]=1`, `a[0][b]=1` and `a[]=1`. */
export function decodeForm(encoded: string): Form {
  const form = emptyForm()
  for (const [name, value] of new URLSearchParams(encoded)) {
    const path = pathOf(name)
    const last = path.pop() ?? name
    let place = form
    for (const step of path) {
      const next = place[step]
      const inner = isForm(next) ? next : emptyForm()
      place[step] = inner
      place = inner
    }
    place[last === '' ? String(Object.keys(place).length) : last] = value
  }
  return form
}

/** ["line_items", 0, "price"] → "line_items[0][price]", as Stripe names a parameter in an error. */
export const parameterName = ([first, ...rest]: PropertyKey[]): string =>
  [String(first), ...rest.map((step) => `[${String(step)}]`)].join('')
