/**
 * Inside a `time`, the place for the reader's own time, which public/local-time.js writes there. It may do so before React
 * looks: the text is none of React's. Another instant is another place, so that no former time stays in it.
 */
export function YourTime({ dateTime, className }: { dateTime: string; className: string }) {
  return (
    <span
      key={dateTime}
      data-your-time=""
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: empty, and the way to say that others write here.
      dangerouslySetInnerHTML={{ __html: '' }}
      className={className}
    />
  )
}
