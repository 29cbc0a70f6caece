import { isoMoment, printMoment } from '@/lib/dates'
import { YourTime } from './your-time'

/** An instant until which something holds, in a sentence; the reader's own time stands behind it where it differs. */
export function Moment({ at, zone }: { at: Date; zone: string }) {
  const dateTime = isoMoment(at, zone)
  return (
    <time dateTime={dateTime} className="font-semibold">
      {printMoment(at, zone)}
      <YourTime
        dateTime={dateTime}
        className="font-normal text-ink-soft before:content-['_('] after:content-[')'] empty:hidden"
      />
    </time>
  )
}
