import { csvFile } from '@/app/staff/csv-file'
import { toCsv } from '@/lib/csv'
import { COLUMNS } from '@/lib/giving/offline/import-file'
import { requireTreasurer } from '@/lib/people/session'

type Example = Partial<Record<(typeof COLUMNS)[number]['head'], string>>

const examples: Example[] = [
  {
    method: 'check',
    amount: '50.00',
    received: '1/4/2026',
    postmarked: '12/31/2025',
    reference: '1042',
    name: 'Ada Example',
    address: '12 Example Street',
    city: 'Bend',
    state: 'OR',
    zip: '97701',
  },
  { method: 'cash', amount: '20', received: '1/5/2026', name: 'Ben Example', email: 'ben@example.org' },
  {
    method: 'DAF',
    amount: '500',
    received: '1/6/2026',
    reference: 'Grant 77',
    name: 'Cleo Example',
    email: 'cleo@example.org',
    organization: 'Example Charitable Fund',
  },
]

export async function GET(): Promise<Response> {
  await requireTreasurer('/staff/gifts/import')
  const heads = COLUMNS.map(({ head }) => head)
  const rows = examples.map((example) => heads.map((head) => example[head] ?? ''))
  return csvFile('gifts-example', toCsv(heads, rows))
}
