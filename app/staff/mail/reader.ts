import type { MailReader } from '@/lib/office/mail-desk/mail-kinds'
import type { Staff } from '@/lib/people/granted'
import { alsoAs } from '@/lib/people/session'

/** Staff, with what else they hold. */
export async function asReader(staff: Staff): Promise<MailReader> {
  return { staff, treasurer: await alsoAs('TREASURER') }
}
