import { Mark } from '@/components/site/mark'
import type { PrintableLetter } from '@/lib/giving/offline/letter-queries'
import { DEMONSTRATION_NOTICE } from '@/lib/payments/receipt-wording'

type Props = {
  letter: PrintableLetter
  from: { legalName: string; postalAddress: string }
  on: string
  isDemonstration: boolean
}

/** One letter, on a page of its own when it is printed: folded in three, the address stands in an envelope's window. */
export function Letter({ letter, from, on, isDemonstration }: Props) {
  const { name, postalAddress, paragraphs, receiptText } = letter
  return (
    <article
      aria-label={`Letter to ${name}`}
      className="max-w-180 border-2 border-line bg-leaf px-5 py-6 sm:px-10 print:max-w-none print:break-after-page print:border-0 print:p-0"
    >
      {isDemonstration && (
        <p className="mb-4 border-2 border-ink border-dashed px-3 py-1 text-center font-semibold">
          {DEMONSTRATION_NOTICE}
        </p>
      )}
      <header className="flex items-center gap-3">
        <Mark className="size-9 text-fir" />
        <p className="text-sm leading-snug">
          <span className="block font-semibold">{from.legalName}</span>
          {from.postalAddress}
        </p>
      </header>
      <p className="mt-8 whitespace-pre-line leading-snug">
        {name}
        {'\n'}
        {postalAddress}
      </p>
      <p className="mt-8 mb-6">{on}</p>
      <div className="space-y-4 font-serif">
        <p>Dear {name},</p>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p>With warm thanks,</p>
      </div>
      <p className="mt-14 max-w-70 border-ink border-t pt-1 text-sm">For {from.legalName}</p>
      {receiptText !== null && (
        <div className="mt-8 break-inside-avoid border-ink border-t-2 pt-4">
          <pre className="whitespace-pre-wrap break-words font-sans text-sm leading-snug">{receiptText}</pre>
        </div>
      )}
    </article>
  )
}
