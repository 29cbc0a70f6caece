/** The values that a message of the desk may name, and what each stands for, as the form says it. */
export const mergeValues = {
  name: 'the person’s name',
  course: 'the course',
  'next session': 'the next session, with its time zone',
  place: 'where it takes place',
  'own link': 'the page of their own registration',
  door: 'their own door to the Zoom room, for who has a seat',
} as const

export type MergeValue = keyof typeof mergeValues

/** What a person has of each; null: they have none. */
export type Merged = Record<MergeValue, string | null>

const VALUE = /\{([^{}]*)\}/g

const isValue = (name: string): name is MergeValue => Object.hasOwn(mergeValues, name)

/** The names as they are compared: `{ Own  Link }` is `{own link}`. */
const plain = (typed: string) => typed.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * What is wrong with a text before anybody is looked at: the names in braces that are no value, as typed. A brace that
 * belongs to no pair is named by itself: somebody who forgot the other one would have sent a hole.
 */
export function unknownValues(template: string): string[] {
  const names = [...template.matchAll(VALUE)].map(([, typed = '']) => typed)
  const unknown = names.filter((typed) => !isValue(plain(typed))).map((typed) => `{${typed}}`)
  const loose = template.replace(VALUE, '').match(/[{}]/g) ?? []
  return [...new Set([...unknown, ...loose])]
}

/** The text with one person's values in it, and the names of those that they have none of. */
export function fillIn(template: string, values: Merged): { text: string; missing: MergeValue[] } {
  const missing: MergeValue[] = []
  const text = template.replace(VALUE, (typed, inside: string) => {
    const name = plain(inside)
    if (!isValue(name)) return typed
    const value = values[name]
    if (value === null || value === '') missing.push(name)
    return value ?? ''
  })
  return { text, missing: [...new Set(missing)] }
}
