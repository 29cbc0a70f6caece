import type { Choice } from '@/components/form/select-field'
import type { KnownPerson } from '@/lib/people/known-people'

/** Somebody we know, as one of the answers to "who is it?". */
export function sayPerson({ id, name, email, postalAddress }: KnownPerson): Choice {
  const where = [email ?? 'no email', postalAddress?.replaceAll('\n', ', ')].filter(Boolean).join('; ')
  return { value: id, label: `It is ${name}: ${where}` }
}
