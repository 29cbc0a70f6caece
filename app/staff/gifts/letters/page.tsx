import type { Metadata } from 'next'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Notice } from '@/components/ui/notice'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { isoDay, printDate, printMoment } from '@/lib/dates'
import {
  countWaitingLetters,
  type PrintableLetter,
  type PrintedBatch,
  printedLately,
  waitingLetters,
} from '@/lib/giving/offline/letter-queries'
import { requireTreasurer } from '@/lib/people/session'
import { isDemonstration, readSettings } from '@/lib/settings'
import { arePrinted, waitAgain } from './actions'
import { Letter } from './letter'

const title = 'Letters to print'

export const metadata: Metadata = { title, description: 'Thanks and receipts that go by post, one letter a page.' }

const doneWords = new Map([
  ['printed', 'They are marked as printed.'],
  ['waiting', 'They wait to be printed again.'],
])

export default async function LettersPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const treasurer = await requireTreasurer('/staff/gifts/letters')
  const [letters, count, batches, settings] = await Promise.all([
    waitingLetters(treasurer),
    countWaitingLetters(treasurer),
    printedLately(treasurer),
    readSettings(),
  ])
  const { done } = await searchParams
  const said = doneWords.get(done ?? '')
  const from = { legalName: settings.legalName ?? 'ORNCC', postalAddress: settings.postalAddress ?? '' }
  return (
    <div className="page print:p-0">
      <div className="print:hidden">
        <PageHeader
          title={title}
          lede="Thanks for gifts that did not come by card, with the receipt for whoever has no email. One letter a page."
          up={[
            { href: '/staff', label: 'Desk' },
            { href: '/staff/gifts', label: 'Gifts' },
          ]}
        />
        {said && (
          <div role="status" className="mb-8">
            <Notice look="good">{said}</Notice>
          </div>
        )}
        {letters.length > 0 && <Waiting letters={letters} count={count} />}
        {batches.length > 0 && <Batches batches={batches} />}
      </div>
      {letters.length === 0 ? (
        <div className="print:hidden">
          <EmptyBed>No letter waits to be printed.</EmptyBed>
        </div>
      ) : (
        <ol className="space-y-8 print:space-y-0">
          {letters.map((letter) => (
            <li key={letter.id}>
              <Letter
                letter={letter}
                from={from}
                on={printDate(new Date())}
                isDemonstration={isDemonstration(settings)}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Waiting({ letters, count }: { letters: readonly PrintableLetter[]; count: number }) {
  const many = letters.length === 1 ? 'One letter' : `${letters.length} letters`
  return (
    <div className="mb-10 max-w-180 space-y-4">
      <p>
        {many} below. Print this page with your browser’s Print: nothing else comes onto the paper. When they lie in
        their envelopes, say so.{count > letters.length && ` ${count - letters.length} more come after these.`}
      </p>
      <ButtonForm action={arePrinted} fields={{ letter: letters.map(({ id }) => id) }}>
        {letters.length === 1 ? 'It is printed' : `These ${letters.length} are printed`}
      </ButtonForm>
    </div>
  )
}

function Batches({ batches }: { batches: readonly PrintedBatch[] }) {
  return (
    <section aria-labelledby="printed" className="mb-10 max-w-180">
      <h2 id="printed" className="text-2xl">
        Printed in the last 30 days
      </h2>
      <ul className="mt-4 border-line border-t">
        {batches.map(({ printedAt, printedBy, ids, names }) => (
          <li key={`${isoDay(printedAt)}-${ids[0]}`} className="space-y-2 border-line border-b py-4">
            <p className="text-ink-soft text-sm">
              {printMoment(printedAt)}, <span className="break-all">{printedBy}</span>
            </p>
            <p>{names.join(', ')}</p>
            <ButtonForm action={waitAgain} fields={{ letter: ids }} look="quiet">
              {ids.length === 1 ? 'It has to be printed again' : 'They have to be printed again'}
              <VisuallyHidden>: {names.join(', ')}</VisuallyHidden>
            </ButtonForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
