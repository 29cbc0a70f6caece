import type { RegistrationState } from '@/lib/db'

type PaidFor = {
  /** What was paid for it, and what of that ORNCC has kept, in cents. */
  paidCents: number
  amountCents: number
  /** The good-faith estimate of what it is worth; 0 for what is no seat. */
  fairMarketValueCents: number
  /** What of that was of sessions that ORNCC cancelled, and gave the money back for. */
  cancelledValueCents: number
  /** Of the seat that was paid for. */
  registrationState: RegistrationState | null
}

// (check) For ORNCC's treasurer or a CPA. A payment that was partly given back is receipted for what was kept of it, held
// against what was received in return (26 USC 6115: deductible is only the excess of the one over the other). What was
// received depends on who has the seat now, not on how much money went back:
// - The person still has the seat, and money went back as a kindness or to mend a mistake: they receive the whole course,
//   so its whole value stays on the receipt, even when nothing of the fee was kept.
// - The person still has the seat, and ORNCC cancelled a session of it and gave that session's share of the fee back: what
//   they receive is the course without that session, so its share of the value goes too, rounded down. Else the gift in a
//   price above the value would shrink with every session that does not take place. Where ORNCC keeps the share, the
//   whole value stays: what was paid as a fee must not become a deduction.
// - The seat was given back and all its fee with it: nothing was received, and a gift that came with it is wholly a gift.
// - The seat was given back and part of its fee was kept, as the refund policy says: what was received is that it was held
//   for them. That is valued at the same share of the seat's value as was kept of its price. For a seat sold at its value
//   it is exactly the fee kept, so that no kept fee can become a deduction; for a seat sold below its value it is more.
//   A part of a cent counts as a whole one: the estimate must rather be too high than too low.

/** What was received in return for one line of a payment, in cents. */
export function valueReceivedCents(line: PaidFor): number {
  const { paidCents, amountCents, fairMarketValueCents, cancelledValueCents, registrationState } = line
  if (!isGivenBack(registrationState)) return fairMarketValueCents - cancelledValueCents
  return Math.ceil((fairMarketValueCents * amountCents) / paidCents)
}

/** Whether nobody has the seat by this registration any more. */
export function isGivenBack(state: RegistrationState | null): boolean {
  return state === 'CANCELLED' || state === 'EXPIRED'
}
