import { createHash } from 'node:crypto'

/**
 * The key under which a posted form is one deed, however often it comes: of its own key and of what was typed. A browser's
 * back button brings a form back with its old key, perhaps for something else, and that is another deed.
 */
export function deedKey(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** The same as the id of the row that is made, where the form's key is none of its columns. */
export function deedId(...parts: unknown[]): string {
  const key = deedKey(...parts)
  const variant = `8${key.slice(13, 16)}`
  return [key.slice(0, 8), key.slice(8, 12), variant, `8${key.slice(17, 20)}`, key.slice(20, 32)].join('-')
}
