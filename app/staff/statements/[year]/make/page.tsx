import { notFound } from 'next/navigation'
import { makeStatements } from '@/app/staff/statements/actions'
import { NamedDeed } from '@/components/form/named-deed'
import { PageHeader } from '@/components/site/page-header'
import { taxYear } from '@/lib/dates'
import { donorsOfYear } from '@/lib/payments/statements/statement-queries'
import { requireTreasurer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function MakeStatementsPage({ params }: { params: Promise<{ year: string }> }) {
  const { year } = await params
  const treasurer = await requireTreasurer(`/staff/statements/${year}/make`)
  if (!/^2\d{3}$/.test(year) || +year >= taxYear(new Date())) notFound()
  const missing = (await donorsOfYear(treasurer, +year)).filter(({ statement }) => statement === null)
  if (missing.length === 0) notFound()
  const byMail = missing.filter(({ email }) => email !== null).length
  const people = (many: number) => (many === 1 ? '1 donor' : `${many} donors`)
  const title = `Make the statements of ${year}`
  return (
    <div className="page">
      <PageHeader
        title={title}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/statements', label: 'Statements' },
        ]}
      />
      <p className="measure mb-8">
        {people(missing.length)} of {year} {missing.length === 1 ? 'has' : 'have'} no statement yet.{' '}
        {byMail > 0 && `${people(byMail)} ${byMail === 1 ? 'is' : 'are'} mailed theirs at once. `}
        {byMail < missing.length &&
          `Without an email: ${people(missing.length - byMail)}, whose statement is to be printed. `}
        It cannot be undone: a statement that is not true any more is corrected by another one.
      </p>
      <NamedDeed action={makeStatements} fields={{ year }} title={title} name={year} pending="Making them…">
        Make and mail them
      </NamedDeed>
    </div>
  )
}
