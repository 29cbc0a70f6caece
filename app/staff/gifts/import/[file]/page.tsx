import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { sayPerson } from '@/app/staff/gifts/say-person'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { printMoment } from '@/lib/dates'
import { readImport } from '@/lib/giving/offline/keep-import'
import type { AlikeGift, Part, Who } from '@/lib/giving/offline/look-at-gift'
import { methodLabel, type OfflineGift, payerName } from '@/lib/giving/offline/offline-gift'
import type { ImportPlan, PlannedRow } from '@/lib/giving/offline/plan-import'
import { formatCentsExact } from '@/lib/money'
import { requireTreasurer } from '@/lib/people/session'
import { PlanForm, type ShownRow } from './form'

export const metadata: Metadata = { description: 'What each row of a file would do.' }

type Props = { params: Promise<{ file: string }>; searchParams: Promise<{ changed?: string }> }

export default async function ImportFilePage({ params, searchParams }: Props) {
  const { file: id } = await params
  const treasurer = await requireTreasurer(`/staff/gifts/import/${id}`)
  const file = z.uuid().safeParse(id).success ? await readImport(treasurer, id) : null
  if (!file) notFound()
  const { changed } = await searchParams
  return (
    <div className="page">
      <PageHeader
        title={file.fileName}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/gifts', label: 'Gifts' },
          { href: '/staff/gifts/import', label: 'Enter gifts from a file' },
        ]}
      />
      {file.state === 'waiting' && (
        <>
          {changed && (
            <div role="status" className="mb-8">
              <Notice look="warm" title="Nothing was entered">
                Something has changed since you looked at this file. This is what it would do now.
              </Notice>
            </div>
          )}
          <PlanForm
            // Another plan asks other questions.
            key={file.plan.hash}
            file={id}
            title={file.fileName}
            hash={file.plan.hash}
            summary={summaryOf(file.plan)}
            isEnterable={file.plan.isEnterable}
            rows={file.plan.rows.map(shown)}
          />
        </>
      )}
      {file.state === 'entered' && (
        <div className="space-y-6">
          <FormTitle>{file.fileName}</FormTitle>
          <Notice look="good" title={`${file.gifts} ${file.gifts === 1 ? 'gift is' : 'gifts are'} entered`}>
            <p>
              {printMoment(file.enteredAt)}, by <span className="break-all">{file.enteredBy}</span>
            </p>
          </Notice>
          <p className="flex flex-wrap gap-3">
            <ButtonLink href="/staff/gifts/letters">Print the letters</ButtonLink>
            <ButtonLink href="/staff/gifts/enter" look="quiet">
              What was entered last
            </ButtonLink>
          </p>
        </div>
      )}
      {file.state === 'unreadable' && (
        <>
          <FormTitle>{file.fileName}</FormTitle>
          <Notice look="warm">{file.problem}</Notice>
        </>
      )}
    </div>
  )
}

function summaryOf({ rows }: ImportPlan): string {
  const gifts = rows.flatMap((row) => ('gift' in row ? [row.gift] : []))
  const cents = gifts.reduce((sum, gift) => sum + (gift.amountCents ?? 0), 0)
  const refused = rows.length - gifts.length
  const can = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${gifts.length} can be entered, ${formatCentsExact(cents)} in money`
  return refused === 0 ? `${can}.` : `${can}; ${refused} cannot.`
}

function shown(planned: PlannedRow): ShownRow {
  const { row, name } = planned
  if (!('gift' in planned)) return { row, name, what: null, problems: planned.problems, does: [], questions: [] }
  const { gift, look } = planned
  const does = [sayWho(gift, 'donor', look.donor), look.employee && sayWho(gift, 'employee', look.employee)]
  const questions = [
    ...whoQuestion(row, 'donor', look.donor),
    ...(look.employee ? whoQuestion(row, 'employee', look.employee) : []),
    ...alikeQuestion(row, look.alike),
  ]
  return {
    row,
    name: payerName(gift),
    what: `${gift.description ?? formatCentsExact(gift.amountCents ?? 0)}, ${methodLabel(gift)}${look.fund ? `, for ${look.fund.name}` : ''}`,
    problems: [],
    does: does.filter((said) => said !== null),
    questions,
  }
}

function sayWho(gift: OfflineGift, part: Part, who: Who): string {
  if (part === 'donor' && gift.isUnnamed) return 'Nobody knows who gave it: no receipt is written'
  const name = part === 'donor' ? gift.donor.name : (gift.employee?.name ?? '')
  switch (who.kind) {
    case 'known':
      return `${name}: a person we know, ${who.person.email}`
    case 'new':
      return `${name}: a new person`
    case 'row':
      return `${name}: the same person as in row ${who.row}`
    case 'suggested':
      return `${name}: perhaps a person we know`
  }
}

function whoQuestion(row: number, part: Part, who: Who): ShownRow['questions'] {
  if (who.kind !== 'suggested') return []
  const choices = [...who.people.map(sayPerson), { value: 'new', label: 'Somebody else, whom we do not know yet' }]
  return [{ name: `${part}-${row}`, legend: `Row ${row}: we know somebody of this name and address`, choices }]
}

function alikeQuestion(row: number, alike: readonly AlikeGift[]): ShownRow['questions'] {
  if (alike.length === 0) return []
  const others = alike.map((one) => (one.kind === 'entered' ? `order ${one.orderRef} of ${one.day}` : `row ${one.row}`))
  const choices = [
    { value: 'leave_out', label: 'Leave this row out' },
    { value: 'enter', label: 'Enter it: it is another gift' },
  ]
  return [{ name: `alike-${row}`, legend: `Row ${row}: possibly the same gift as ${others.join(' and ')}`, choices }]
}
