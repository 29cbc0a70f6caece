import { findOwnReceipt } from '@/lib/payments/shown-receipts'
import { readDonorToken } from '@/lib/people/donor-links'

type Params = Promise<{ token: string; serial: string }>

/** The receipt that an address names, where it is the donor's own. */
export async function ownReceipt(params: Params) {
  const { token, serial } = await params
  const donor = await readDonorToken(token)
  return donor && /^\d{1,9}$/.test(serial) ? findOwnReceipt(donor.id, Number(serial)) : null
}
