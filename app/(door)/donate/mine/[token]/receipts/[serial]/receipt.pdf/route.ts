import { redirect } from 'next/navigation'
import { pdfResponse } from '@/app/pdf-response'
import { receiptCopy } from '@/lib/payments/receipt-file'
import { ownReceipt } from '../own-receipt'

/** What is held or void prints nothing: its page says why. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string; serial: string }> }) {
  const receipt = await ownReceipt(params)
  const { token, serial } = await params
  const page = `/donate/mine/${encodeURIComponent(token)}/receipts/${encodeURIComponent(serial)}`
  if (receipt?.state !== 'live') redirect(page)
  return pdfResponse(await receiptCopy(receipt), `${page}?pdf=no`)
}
