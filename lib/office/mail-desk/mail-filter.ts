import { z } from 'zod'
import { MailState } from '@/lib/db'
import { pageField, searchField } from '@/lib/list-page'

/** What the log of mails is asked for, from the address; what is not understood counts as not asked. */
export const mailFilter = z.object({
  /** Part of an address or a subject. */
  q: searchField,
  state: z.enum(MailState).nullable().catch(null),
  sort: z.enum(['newest', 'oldest', 'address', 'address_down']).catch('newest'),
  page: pageField,
})

export type MailFilter = z.output<typeof mailFilter>
