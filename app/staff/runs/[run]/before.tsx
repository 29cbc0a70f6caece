import { DefinitionList } from '@/components/ui/definition-list'
import { formatCents } from '@/lib/money'

type People = { all: number; seats: number; held: number; offered: number; waiting: number }
type Money = { feeCents: number; giftCents: number }

const people = (many: number) => `${many} ${many === 1 ? 'person' : 'people'}`

/** Who is told: "5 people with a seat, 2 on the waiting list". */
export function printPeople({ all, seats, held, offered, waiting }: People): string {
  if (all === 0) return 'Nobody: no one has registered'
  const parts = [
    seats > 0 && `${people(seats)} with a seat`,
    held > 0 && `${people(held)} with a seat held for payment`,
    offered > 0 && `${people(offered)} with an offer`,
    waiting > 0 && `${people(waiting)} on the waiting list`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** A sum, and what of it was given. */
export function printBack({ feeCents, giftCents }: Money): string {
  if (feeCents + giftCents === 0) return 'Nothing: nothing was paid'
  const gift = giftCents > 0 ? `, ${formatCents(giftCents)} of it given` : ''
  return `${formatCents(feeCents + giftCents)}${gift}`
}

/** What happens when the button is pressed, and the mail that goes out. */
export function Before({
  items,
  mail,
}: {
  items: readonly { term: string; detail: string }[]
  mail: { subject: string; text: string }
}) {
  return (
    <div className="max-w-190 space-y-6">
      <DefinitionList items={items} />
      <details className="border-line border-y py-2">
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">Read the mail that goes out</summary>
        <p className="mt-2 font-semibold">{mail.subject}</p>
        <pre className="wrap-anywhere mt-2 whitespace-pre-wrap bg-leaf p-4 font-sans text-sm">{mail.text}</pre>
      </details>
    </div>
  )
}
