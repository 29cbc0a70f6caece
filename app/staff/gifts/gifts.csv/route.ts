import { csvFile } from '@/app/staff/csv-file'
import { stateWords } from '@/app/staff/gifts/words'
import { type Cell, toCsv } from '@/lib/csv'
import { isoDay } from '@/lib/dates'
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

export async function GET(): Promise<Response> {
  const gifts = await listGifts(await requireTreasurer('/staff/gifts'))
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
