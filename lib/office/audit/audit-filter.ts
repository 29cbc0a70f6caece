import { z } from 'zod'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .nullable()
  .catch(null)

/** What the audit is asked for, from the address; what is not understood counts as not asked. */
export const auditFilter = z.object({
  /** Part of who did it: a name, an address, or a word like `registrant`. */
  actor: z.string().trim().max(200).catch(''),
  /** Part of what it was done to: `run:…`, an id, or somebody's name or address. */
  subject: z.string().trim().max(200).catch(''),
  action: z.string().trim().max(100).catch(''),
  /** Days in ORNCC's zone, both included. */
  from: day,
  until: day,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type AuditFilter = z.output<typeof auditFilter>
