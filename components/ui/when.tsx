import { YourTime } from './your-time'

/**
 * A time as a good timetable sets it: weekday and date first, then the clock, then the zone in small capitals. public/local-time.js
 * adds the reader's own time where it differs; it reads `dateTime`, which has the zone's offset. The day may lead somewhere.
 */
export function When({
  day,
  clock,
  zone,
  dateTime,
  href,
  stacked = false,
}: {
  day: string
  clock: string
  zone: string
  dateTime: string
  href?: string | undefined
  stacked?: boolean
}) {
  return (
    <time dateTime={dateTime} className={stacked ? 'block' : undefined}>
      <span className={stacked ? 'block font-semibold' : 'font-semibold'}>{href ? <a href={href}>{day}</a> : day}</span>
      {stacked ? '' : ', '}
      <span className="whitespace-nowrap">{clock}</span>{' '}
      <span className="small-caps whitespace-nowrap text-ink-soft">{zone}</span>
      <YourTime dateTime={dateTime} className="block font-normal text-ink-soft text-sm empty:hidden" />
    </time>
  )
}
