import type { PrintedAttachment } from '@/lib/mail'
import { paperPdf } from '@/lib/paper-pdf'

type Kept = { taxYear: number; text: string; issuedAt: Date }

/** The statement as a PDF beside the mail that carries it. */
export function statementAttachment({ taxYear, text, issuedAt }: Kept): PrintedAttachment {
  return { filename: filename(taxYear), title: title(taxYear), paper: text, madeAt: issuedAt.toISOString() }
}

/** The statement as a PDF once more, with the word COPY. Null where its letters are in none of our fonts. */
export async function statementCopy({ taxYear, text, issuedAt }: Kept) {
  const bytes = await paperPdf([{ text, isCopy: true }], { title: title(taxYear), madeAt: issuedAt })
  return bytes && { filename: filename(taxYear), bytes }
}

/** The statements that no mail has brought, each on sheets of its own; they are the originals. */
export async function statementBatch(taxYear: number, statements: readonly Kept[]) {
  const newest = Math.max(...statements.map(({ issuedAt }) => issuedAt.getTime()))
  const sheets = statements.map(({ text }) => ({ text, isCopy: false }))
  const bytes = await paperPdf(sheets, { title: `Statements of gifts in ${taxYear}`, madeAt: new Date(newest) })
  return bytes && { filename: `ORNCC-statements-${taxYear}.pdf`, bytes }
}

const title = (taxYear: number) => `Statement of gifts in ${taxYear} from ORNCC`
const filename = (taxYear: number) => `ORNCC-statement-${taxYear}.pdf`
