import { redirect } from 'next/navigation'
import { pdfResponse } from '@/app/pdf-response'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { receiptCopy } from '@/lib/payments/receipt-file'
import { shownReceipts } from '@/lib/payments/shown-receipts'

/** What is held or void prints nothing: its page says why. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string; serial: string }> }) {
  const { token, serial } = await params
  const page = `/r/${encodeURIComponent(token)}/receipt`
  const registration = await findOwnRegistration(token)
  const receipts = registration ? await shownReceipts(registration.id) : []
  const receipt = receipts.find((one) => `${one.serial}` === serial)
  if (receipt?.state !== 'live') redirect(page)
  return pdfResponse(await receiptCopy(receipt), `${page}?pdf=no`)
}
