import { z } from 'zod'
import { pageField, searchField } from '@/lib/list-page'

/** What the list of gifts is asked for, from the address; what is not understood counts as not asked. */
export const giftFilter = z.object({
  /** Part of a name or address, or of an order's reference. */
  q: searchField,
  sort: z.enum(['newest', 'oldest', 'largest', 'smallest', 'name', 'name_down']).catch('newest'),
  page: pageField,
})

export type GiftFilter = z.output<typeof giftFilter>
