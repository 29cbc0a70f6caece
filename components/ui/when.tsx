/**
 * A time as a good timetable sets it: weekday and date first, then the clock, then the zone in small capitals. The
 * browser may add the reader's own time after it; the machine-readable instant is what it reads.
 */
export function When({
  day,
  clock,
  zone,
  dateTime,
  stacked = false,
}: {
  day: string
  clock: string
  zone: string
  dateTime: string
  stacked?: boolean
}) {
  return (
    <time dateTime={dateTime} className={stacked ? 'block' : undefined}>
      <span className={stacked ? 'block font-semibold' : 'font-semibold'}>{day}</span>
      {stacked ? '' : ', '}
      <span className="whitespace-nowrap">{clock}</span>{' '}
      <span className="small-caps whitespace-nowrap text-ink-soft">{zone}</span>
    </time>
  )
}
