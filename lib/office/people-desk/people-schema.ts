import { z } from 'zod'
import { theirEmailField, theirNameField } from '@/lib/form-fields'
import { pageField, searchField } from '@/lib/list-page'

export const personSchema = z.object({ personId: z.uuid(), name: theirNameField, email: theirEmailField })

export type PersonInput = z.infer<typeof personSchema>

export const mergeSchema = z.object({
  /** The record that counts from then on, and the one that goes into it. */
  keptId: z.uuid(),
  goneId: z.uuid(),
})

/** What the list of people is asked for, from the address; what is not understood counts as not asked. */
export const peopleFilter = z.object({
  q: searchField,
  sort: z.enum(['name', 'name_down', 'newest', 'oldest']).catch('name'),
  page: pageField,
})

export type PeopleFilter = z.output<typeof peopleFilter>
