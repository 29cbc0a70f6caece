import type { MailReader } from '@/lib/office/mail-desk/mail-kinds'
import { type Staff, withGrant } from '@/lib/people/granted'

/** Staff, with what else they hold. */
export async function asReader(staff: Staff): Promise<MailReader> {
  return { staff, treasurer: await withGrant(staff.personId, 'TREASURER') }
}
