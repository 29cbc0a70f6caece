import { RisingWater } from '@/components/ui/rising-water'
import { printDateOf } from '@/lib/dates'
import { formatCents } from '@/lib/money'

type Progress = { raisedCents: number; goalCents: number; giverCount: number; endsOn: string | null }

/** How far a campaign has come: the water, and the same in words. */
export function CampaignProgress({ campaign, isOpen }: { campaign: Progress; isOpen: boolean }) {
  const { raisedCents, goalCents, endsOn } = campaign
  const end = endWords(endsOn, isOpen)
  return (
    <div>
      <p className="flex justify-end text-ink-soft text-sm">Goal {formatCents(goalCents)}</p>
      <RisingWater share={raisedCents / goalCents} />
      <p className="mt-3 font-serif text-xl">{progressWords(campaign)}</p>
      {end && <p className="mt-1 text-ink-soft">{end}</p>}
    </div>
  )
}

function progressWords({ raisedCents, goalCents, giverCount }: Progress): string {
  if (raisedCents === 0) return `Nothing has been given yet toward ${formatCents(goalCents)}.`
  const people = giverCount === 1 ? 'one donor' : `${giverCount} donors`
  return raisedCents < goalCents
    ? `${formatCents(raisedCents)} of ${formatCents(goalCents)} given by ${people}.`
    : `${formatCents(raisedCents)} given by ${people}: the goal of ${formatCents(goalCents)} is reached.`
}

function endWords(endsOn: string | null, isOpen: boolean): string | null {
  if (!isOpen)
    return endsOn
      ? `It ran until ${printDateOf(endsOn)} and takes no gifts any more.`
      : 'It is closed and takes no gifts any more.'
  return endsOn ? `It runs until ${printDateOf(endsOn)}.` : null
}
