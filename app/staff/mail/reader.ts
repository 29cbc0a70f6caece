import type { MailReader } from '@/lib/office/mail-desk/mail-kinds'
import { withGrant } from '@/lib/people/granted'
import { requireStaff } from '@/lib/people/session'

/** Whoever is asking, as staff, with what else they hold. */
export async function requireMailReader(to: string): Promise<MailReader> {
  const staff = await requireStaff(to)
  return { staff, treasurer: await withGrant(staff.personId, 'TREASURER') }
}
