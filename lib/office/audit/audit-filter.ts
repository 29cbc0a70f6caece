import { z } from 'zod'
import { pageField, searchField } from '@/lib/list-page'

const day = z.iso.date().regex(/^20/).nullable().catch(null)

/** What the audit is asked for, from the address; what is not understood counts as not asked. */
export const auditFilter = z.object({
  /** Part of who did it: a name, an address, or a word like `registrant`. */
  actor: searchField,
  /** Part of what it was done to: `run:…`, an id, or somebody's name or address. */
  subject: searchField,
  action: z.string().trim().max(100).catch(''),
  /** Days in ORNCC's zone, both included. */
  from: day,
  until: day,
  sort: z.enum(['newest', 'oldest']).catch('newest'),
  page: pageField,
})

export type AuditFilter = z.output<typeof auditFilter>
