import { Stone, type StoneLook } from './stone'
import { When } from './when'

export type TimeLineStone = {
  key: string
  day: string
  clock: string
  zone: string
  dateTime: string
  state: 'past' | 'now' | 'next' | 'upcoming' | 'cancelled'
}

const looks: Record<TimeLineStone['state'], { word: string; stone: StoneLook; text: string }> = {
  past: { word: 'Past', stone: 'filled', text: 'sr-only' },
  now: { word: 'Under way', stone: 'ringed', text: 'text-moss' },
  next: { word: 'Next', stone: 'ringed', text: 'text-moss' },
  upcoming: { word: '', stone: 'hollow', text: '' },
  cancelled: { word: 'Cancelled', stone: 'crossed', text: 'text-berry-ink' },
}

/** The meetings of a series as stones along a river: past ones filled, the next one with a mark in it. */
export function TimeLine({ label, stones }: { label: string; stones: readonly TimeLineStone[] }) {
  return (
    <ol aria-label={label}>
      {stones.map((stone, index) => (
        <li key={stone.key} className="relative flex gap-4 pb-5 last:pb-0">
          {index < stones.length - 1 && <Reach turnsRight={index % 2 === 0} />}
          <Stone look={looks[stone.state].stone} className="relative mt-0.5 size-6 text-fir" />
          <div className={stone.state === 'past' ? 'text-ink-soft' : undefined}>
            <span className={stone.state === 'cancelled' ? 'line-through' : undefined}>
              <When day={stone.day} clock={stone.clock} zone={stone.zone} dateTime={stone.dateTime} />
            </span>
            {looks[stone.state].word && (
              <span className={`block font-semibold text-sm ${looks[stone.state].text}`}>
                {looks[stone.state].word}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The water from one stone to the next. */
function Reach({ turnsRight }: { turnsRight: boolean }) {
  return (
    <svg
      viewBox="0 0 24 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute top-3 left-0 h-full w-6 overflow-visible text-water"
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
    >
      <path vectorEffect="non-scaling-stroke" d={turnsRight ? 'M12 0C24 28 22 66 12 100' : 'M12 0C0 28 2 66 12 100'} />
    </svg>
  )
}
