import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { FilterLinks } from '@/components/ui/filter-links'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { isoDay, taxYear } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import { type DonorOfYear, donorsOfYear, isToPrint, statementYears } from '@/lib/payments/statements/statement-queries'
import { requireTreasurer } from '@/lib/people/session'
import { mailAgain, markPrinted, markWaiting } from './actions'
import { deliveryWords, doneWords, standingWords } from './words'

export const metadata: Metadata = {
  title: 'Statements',
  description: 'The year-end statements of donors: which are made, sent, or to be printed.',
}

type Props = { searchParams: Promise<{ year?: string; done?: string }> }

export default async function StatementsPage({ searchParams }: Props) {
  const treasurer = await requireTreasurer('/staff/statements')
  const { year: asked, done } = await searchParams
  const lastYear = taxYear(new Date()) - 1
  const years = [...new Set([lastYear, ...(await statementYears(treasurer))])].sort().reverse()
  const year = years.find((one) => `${one}` === asked) ?? lastYear
  const donors = await donorsOfYear(treasurer, year)
  const said = done === undefined ? undefined : doneWords.get(done)
  return (
    <div className="page">
      <PageHeader
        title={`Statements of ${year}`}
        lede="One for each donor and year. In January, from the tenth on, last year’s are made and mailed by themselves; one that is not true any more is corrected within the hour."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <div className="space-y-8">
        {said && (
          <div role="status">
            <Notice look={said.isGood ? 'good' : 'warm'}>{said.words}</Notice>
          </div>
        )}
        <FilterLinks
          label="Years"
          here={`/staff/statements?year=${year}`}
          links={years.map((one) => ({ href: `/staff/statements?year=${one}`, label: `${one}` }))}
        />
        <Deeds year={year} isOver={year <= lastYear} donors={donors} />
        <Table
          caption={`Who gave in ${year}: ${sums(donors)}`}
          head={['Donor', 'Email', 'Gifts', 'Courses paid with them', 'Statement', 'Delivery', 'PDF', 'Again']}
          numeric={[2, 3]}
          empty="Nobody gave in this year."
          rows={donors.map((donor) => ({ key: donor.personId, cells: cellsOf(donor, year) }))}
        />
      </div>
    </div>
  )
}

function Deeds({ year, isOver, donors }: { year: number; isOver: boolean; donors: readonly DonorOfYear[] }) {
  const missing = donors.filter(({ statement }) => statement === null).length
  const toPrint = donors.flatMap(({ statement }) =>
    statement?.standing === 'true' && isToPrint(statement.delivery) ? statement.id : [],
  )
  if (!isOver) return <p>The year is not over: its statements are made in January.</p>
  return (
    <div className="flex flex-wrap items-center gap-4">
      {missing > 0 && (
        <ButtonLink href={`/staff/statements/${year}/make`}>
          {`Make and mail ${missing === 1 ? 'the one' : `the ${missing}`} that ${missing === 1 ? 'is' : 'are'} missing`}
        </ButtonLink>
      )}
      {toPrint.length > 0 && (
        <>
          <ButtonLink href={`/staff/statements/${year}/to-print.pdf`} look="quiet">
            {`Print ${toPrint.length === 1 ? 'the one' : `the ${toPrint.length}`} that no mail has brought`}
          </ButtonLink>
          <ButtonForm action={markPrinted} fields={{ year: `${year}`, statement: toPrint }} look="quiet">
            {toPrint.length === 1 ? 'It is printed' : 'They are printed'}
          </ButtonForm>
        </>
      )}
    </div>
  )
}

function cellsOf({ personId, name, email, statement }: DonorOfYear, year: number) {
  if (!statement) return [name, email ?? 'None', '–', '–', <Tag key="state">Not made</Tag>, '–', '–', '–']
  const { giftCents, feeCents, revision, standing, delivery, print } = statement
  const isTrue = standing === 'true'
  return [
    name,
    email ?? 'None',
    formatCentsExact(giftCents),
    formatCentsExact(feeCents),
    <Tag key="state" tone={isTrue ? 'good' : 'warm'}>
      {`${standingWords[standing]}${revision > 1 ? `, revision ${revision}` : ''}`}
    </Tag>,
    print ? (
      <Printed key="delivery" name={name} year={year} statementId={statement.id} print={print} />
    ) : (
      deliveryWords[delivery]
    ),
    isTrue ? (
      <a key="pdf" href={`/staff/statements/${year}/${personId}/statement.pdf`}>
        Copy<span className="sr-only"> of {name}’s statement</span>
      </a>
    ) : (
      '–'
    ),
    isTrue && email !== null ? (
      <ButtonForm
        key="again"
        action={mailAgain}
        fields={{ year: `${year}`, person: personId, formKey: randomUUID() }}
        look="quiet"
      >
        Mail it again<span className="sr-only"> to {name}</span>
      </ButtonForm>
    ) : (
      '–'
    ),
  ]
}

type Print = NonNullable<NonNullable<DonorOfYear['statement']>['print']>

function Printed(props: { name: string; year: number; statementId: string; print: Print }) {
  const { printedAt, printedBy } = props.print
  return (
    <div className="space-y-1">
      <p>
        {deliveryWords.printed} {isoDay(printedAt)} by {printedBy}
      </p>
      <ButtonForm action={markWaiting} fields={{ year: `${props.year}`, statement: props.statementId }} look="quiet">
        Print it again<span className="sr-only">: {props.name}’s statement</span>
      </ButtonForm>
    </div>
  )
}

function sums(donors: readonly DonorOfYear[]): string {
  const statements = donors.flatMap(({ statement }) => statement ?? [])
  const giftCents = statements.reduce((sum, statement) => sum + statement.giftCents, 0)
  return `${donors.length}, with ${statements.length} statements of ${formatCentsExact(giftCents)} in gifts`
}
