/**
 * A time as a good timetable sets it: weekday and date first, then the clock, then the zone in small capitals. public/local-time.js
 * adds the reader's own time where it differs; it reads `dateTime`, which has the zone's offset.
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
      {/* The place for the reader's own time. The script may write here before React looks: the text is none of React's. */}
      <span
        data-your-time=""
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: empty, and the way to say that others write here.
        dangerouslySetInnerHTML={{ __html: '' }}
        className="block font-normal text-ink-soft text-sm empty:hidden"
      />
    </time>
  )
}
