import type { AuditReader } from '@/lib/office/audit/audit-queries'
import { alsoAs } from '@/lib/people/session'

/** Whoever has a desk, with what of the audit is theirs: what is about money is the treasurer's. */
export async function asAuditReader(roles: readonly string[]): Promise<AuditReader> {
  const [staff, treasurer] = await Promise.all([alsoAs('STAFF'), alsoAs('TREASURER')])
  return { staff, treasurer, isOwner: roles.includes('OWNER'), isReviewer: roles.includes('REVIEWER') }
}
