import { z } from 'zod'
import { parseDollars } from '@/lib/money'

const LINE = /^line-(.+)$/

type LineAmounts = { parts: { id: string; amountCents: number }[]; errors: Record<string, string> }

/** What was typed into the fields `line-ID` of a form, in cents a line; nothing typed is nothing of that line. */
export function readLineAmounts(values: Record<string, string[]>): LineAmounts {
  const parts: LineAmounts['parts'] = []
  const errors: LineAmounts['errors'] = {}
  for (const [name, typed] of Object.entries(values)) {
    const id = z.uuid().safeParse(LINE.exec(name)?.[1])
    const text = typed.at(-1)?.trim() ?? ''
    if (!id.success || text === '') continue
    const amountCents = parseDollars(text)
    if (amountCents === null) errors[name] = 'Write an amount such as 45 or 45.50'
    else parts.push({ id: id.data, amountCents })
  }
  return { parts, errors }
}
