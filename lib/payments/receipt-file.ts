import type { PrintedAttachment } from '@/lib/mail'
import { paperPdf } from '@/lib/paper-pdf'

type Kept = { serial: number; text: string; issuedAt: Date }

/** The receipt as a PDF beside the mail that carries it. */
export function receiptAttachment(receipt: Kept): PrintedAttachment {
  const { filename, title } = named(receipt)
  return { filename, title, paper: receipt.text, madeAt: receipt.issuedAt.toISOString() }
}

/** The receipt as a PDF once more: what was mailed, and the word COPY. Null where its letters are in none of our fonts. */
export async function receiptCopy(receipt: Kept): Promise<{ filename: string; bytes: Buffer } | null> {
  const { filename, title } = named(receipt)
  const bytes = await paperPdf([{ text: receipt.text, isCopy: true }], { title, madeAt: receipt.issuedAt })
  return bytes && { filename, bytes }
}

function named({ serial }: Kept) {
  return { title: `Receipt ${serial} from ORNCC`, filename: `ORNCC-receipt-${serial}.pdf` }
}
