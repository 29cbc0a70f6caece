import { DefinitionList } from '@/components/ui/definition-list'
import { printDate } from '@/lib/dates'
import type { OwnGift } from '@/lib/giving/recurring/own-gift'
import { formatCents } from '@/lib/money'
import { everyWord, recurringWords } from '@/lib/payments/recurring-words'

/** What a donor's recurring gift is, and what comes next. */
export function GiftFacts({ gift }: { gift: OwnGift }) {
  const { state, nextChargeAt, methodLabel, fundName, feeCoverCents, totalCents } = gift
  const isOver = state === 'ENDED'
  const amount = isOver ? formatCents(totalCents) : recurringWords(gift)
  const next = nextChargeAt ? printDate(nextChargeAt) : 'Nothing is to be charged'
  return (
    <DefinitionList
      items={[
        { term: isOver ? 'It was' : 'It is', detail: amount },
        ...(feeCoverCents > 0 ? [{ term: 'Of that, for the card fee', detail: formatCents(feeCoverCents) }] : []),
        { term: 'For', detail: fundName ?? 'The general fund' },
        ...(isOver ? [] : [{ term: state === 'PAST_DUE' ? 'Tried again on' : 'Next', detail: next }]),
        ...(!isOver && methodLabel ? [{ term: 'Card', detail: methodLabel }] : []),
      ]}
    />
  )
}

/** For the donor's page: how their recurring gift stands, and the way to change it. */
export function MonthlyGift({ gift, token }: { gift: OwnGift; token: string }) {
  const every = everyWord(gift.interval)
  return (
    <section aria-labelledby="monthly" className="space-y-5">
      <h2 id="monthly" className="text-2xl">{`Your ${every} gift ${standingWord(gift)}`}</h2>
      <GiftFacts gift={gift} />
      {gift.state !== 'ENDED' && (
        <p>
          <a href={`/donate/mine/${token}/monthly`} className="inline-flex min-h-11 items-center">
            {gift.state === 'PAST_DUE' ? 'Choose another card' : 'Change, pause or stop it'}
          </a>
        </p>
      )}
    </section>
  )
}

/** "is running", as a sentence goes on. */
export function standingWord({ state, endedAt }: Pick<OwnGift, 'state' | 'endedAt'>): string {
  switch (state) {
    case 'PAUSED':
      return 'is paused'
    case 'PAST_DUE':
      return 'needs another card'
    case 'ENDED':
      return endedAt ? `ended on ${printDate(endedAt)}` : 'has ended'
    default:
      return 'is running'
  }
}
