import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { type EnteredGift, enteredLately, fundsToChoose } from '@/lib/giving/offline/entered-queries'
import { methodNames, OFFLINE_METHODS, readDay } from '@/lib/giving/offline/offline-gift'
import { formatCentsExact } from '@/lib/money'
import { requireTreasurer } from '@/lib/people/session'
import { EntryForm } from './form'

export const metadata: Metadata = { description: 'A gift that came by check, in cash, or in another way than by card.' }

const MOST = 20

type Search = { entered?: string; voided?: string; method?: string; receivedOn?: string }

export default async function EnterGiftPage({ searchParams }: { searchParams: Promise<Search> }) {
  const treasurer = await requireTreasurer('/staff/gifts/enter')
  const [gifts, funds] = await Promise.all([enteredLately(treasurer, MOST), fundsToChoose(treasurer)])
  const { entered, voided, ...typed } = await searchParams
  const method = OFFLINE_METHODS.find((known) => known === typed.method)
  const receivedOn = readDay(typed.receivedOn ?? '')
  const formKey = randomUUID()
  const done = gifts.find(({ orderRef }) => orderRef === entered)
  return (
    <div className="page">
      <PageHeader
        title="Enter a gift"
        lede="What came by check, in cash, or in another way than by card. The receipt is written at once."
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/gifts', label: 'Gifts' },
        ]}
      />
      {(done || voided) && (
        <div role="status" className="mb-8">
          <Notice look="good">{done ? sayEntered(done) : 'It is void, and its receipt with it.'}</Notice>
        </div>
      )}
      <EntryForm
        // Empty again for the next gift, and the same form until then: without a script a refused one is found by its key.
        key={entered ?? 'first'}
        formKey={formKey}
        methods={OFFLINE_METHODS.map((value) => ({ value, label: methodNames[value] }))}
        funds={funds.map(({ slug, name }) => ({ value: slug, label: name }))}
        last={{ ...(method ? { method } : {}), ...(receivedOn ? { receivedOn } : {}) }}
      />
      <p className="mt-10 mb-8 flex flex-wrap gap-3">
        <ButtonLink href="/staff/gifts/letters" look="quiet">
          Letters to print
        </ButtonLink>
        <ButtonLink href="/staff/gifts/import" look="quiet">
          Enter many from a file
        </ButtonLink>
      </p>
      <Table
        caption={`Entered last, the newest first; at most ${MOST}`}
        head={['Date of gift', 'From', 'Gift', 'How', 'Receipt', 'Letter', 'Order', 'Mistake']}
        numeric={[2]}
        empty="Nothing has been entered yet."
        rows={gifts.map((gift) => ({
          key: gift.paymentId,
          cells: [
            <span key="day" className="whitespace-nowrap">
              {gift.day}
            </span>,
            gift.throughName === null ? gift.payerName : `${gift.payerName} (${gift.throughName})`,
            gift.description ?? formatCentsExact(gift.amountCents),
            gift.methodLabel,
            sayReceipt(gift),
            gift.letter === null ? '–' : gift.letter === 'waits' ? 'Waits to be printed' : 'Printed',
            <span key="ref" className="whitespace-nowrap">
              {gift.orderRef}
            </span>,
            gift.voidReason === null ? (
              <a
                key="void"
                href={`/staff/gifts/enter/void/${gift.paymentId}`}
                className="inline-flex min-h-11 items-center"
              >
                Void<VisuallyHidden> the gift of order {gift.orderRef}</VisuallyHidden>
              </a>
            ) : (
              `Void: ${gift.voidReason}`
            ),
          ],
        }))}
      />
    </div>
  )
}

function sayEntered(gift: EnteredGift): string {
  const what = `${gift.description ?? formatCentsExact(gift.amountCents)} from ${gift.payerName} is entered.`
  if (!gift.receipt) return `${what} Nobody knows who gave it, so there is no receipt.`
  const { serial, isMailed } = gift.receipt
  return `${what} Receipt ${serial} is ${isMailed ? 'on its way by mail' : 'printed with the letter'}.`
}

function sayReceipt({ receipt }: EnteredGift): string {
  if (!receipt) return '–'
  return `${receipt.serial}, ${receipt.isMailed ? 'mailed' : 'with the letter'}`
}
