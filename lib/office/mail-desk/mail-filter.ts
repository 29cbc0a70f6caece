import { z } from 'zod'
import { MailState } from '@/lib/db'

/** What the log of mails is asked for, from the address; what is not understood counts as not asked. */
export const mailFilter = z.object({
  /** Part of an address or a subject. */
  q: z.string().trim().max(200).catch(''),
  state: z.enum(MailState).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type MailFilter = z.output<typeof mailFilter>
