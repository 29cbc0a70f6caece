import { findOwnStatement } from '@/lib/payments/statements/statement-queries'
import { readDonorToken } from '@/lib/people/donor-links'

type Params = Promise<{ token: string; year: string }>

/** The donor's own statement of the year that an address names. */
export async function ownStatement(params: Params) {
  const { token, year } = await params
  const donor = await readDonorToken(token)
  return donor && /^\d{4}$/.test(year) ? findOwnStatement(donor.id, Number(year)) : null
}
