import { csvFile } from '@/app/staff/csv-file'
import { stateWords } from '@/app/staff/gifts/words'
import { singleValues } from '@/app/staff/single-values'
import { type Cell, toCsv } from '@/lib/csv'
import { isoDay } from '@/lib/dates'
import { giftFilter } from '@/lib/giving/gift-filter'
import { listGifts } from '@/lib/giving/queries'
import { requireTreasurer } from '@/lib/people/session'

const head = [
  'Day (Pacific)',
  'Name',
  'Email',
  'Gift',
  'Shares or things given',
  'Stripe fee',
  'Net',
  'Paid with',
  'Receipt',
  'State',
  'Order',
  'Demonstration',
]

/** Gifts that are asked for, paid and begun. */
export async function GET(request: Request): Promise<Response> {
  const treasurer = await requireTreasurer('/staff/gifts')
  const filter = giftFilter.parse(singleValues(Object.fromEntries(new URL(request.url).searchParams)))
  const gifts = await listGifts(treasurer, { ...filter, page: null })
  const rows = gifts.map((gift) => [
    isoDay(gift.at),
    gift.payerName,
    gift.email ?? '',
    money(gift.given === null ? gift.giftCents : null),
    gift.given ?? '',
    money(gift.feeCents),
    money(gift.netCents),
    gift.methodLabel ?? '',
    gift.receiptSerial === null ? '' : String(gift.receiptSerial),
    stateWords[gift.state],
    gift.ref,
    gift.isDemonstration ? 'yes' : '',
  ])
  return csvFile(`gifts-${isoDay(new Date())}`, toCsv(head, rows))
}

function money(cents: number | null): Cell {
  return cents === null ? '' : { cents }
}
