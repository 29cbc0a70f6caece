import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { Table } from '@/components/ui/table'
import { COLUMNS, MOST_ROWS } from '@/lib/giving/offline/import-file'
import { requireTreasurer } from '@/lib/people/session'
import { FileForm } from './form'

export const metadata: Metadata = { description: 'Many gifts at once, from a spreadsheet saved as CSV.' }

export default async function ImportPage() {
  await requireTreasurer('/staff/gifts/import')
  return (
    <div className="page">
      <PageHeader
        title="Enter gifts from a file"
        lede="A spreadsheet saved as CSV, one gift a row. First you see what each row would do; then all of them are entered, or none."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/gifts', label: 'Gifts' },
        ]}
      />
      <FileForm />
      <section aria-labelledby="columns" className="mt-12">
        <h2 id="columns" className="text-2xl">
          The columns
        </h2>
        <p className="measure my-4">
          The first row names them, in any order, and those that you do not need may be missing. At most {MOST_ROWS}{' '}
          gifts are entered at once. <a href="/staff/gifts/import/example.csv">An example to start from</a>
        </p>
        <Table
          caption="Columns that a file may have"
          head={['Column', 'What it holds']}
          rows={COLUMNS.map(({ head, says }) => ({ key: head, cells: [head, says] }))}
        />
      </section>
    </div>
  )
}
