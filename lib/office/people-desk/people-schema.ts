import { z } from 'zod'
import { theirEmailField, theirNameField } from '@/lib/form-fields'

export const personSchema = z.object({ personId: z.uuid(), name: theirNameField, email: theirEmailField })

export type PersonInput = z.infer<typeof personSchema>

export const mergeSchema = z.object({
  /** The record that counts from then on, and the one that goes into it. */
  keptId: z.uuid(),
  goneId: z.uuid(),
})

/** What the list of people is asked for, from the address; what is not understood counts as not asked. */
export const peopleFilter = z.object({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type PeopleFilter = z.output<typeof peopleFilter>
