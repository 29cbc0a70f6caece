import { csvFile } from '@/app/staff/csv-file'
import { toCsv } from '@/lib/csv'
import { isoDay } from '@/lib/dates'
import { giftNotesToErase } from '@/lib/office/retention/next-erasures'
import { requireTreasurer } from '@/lib/people/session'

const head = ['Day (Pacific)', 'Name', 'Order', 'Note', 'Employer', 'In honor or memory of', 'Told', 'Email', 'Words']

export async function GET(): Promise<Response> {
  const gifts = await giftNotesToErase(await requireTreasurer('/staff/erasure'))
  const rows = gifts.map(({ createdAt, payerName, ref, note, employer, tribute }) => [
    isoDay(createdAt),
    payerName,
    ref,
    note ?? '',
    employer ?? '',
    tribute?.honoree ?? '',
    tribute?.notifyName ?? '',
    tribute?.notifyEmail ?? '',
    tribute?.message ?? '',
  ])
  return csvFile('to-be-erased-gift-notes', toCsv(head, rows))
}
