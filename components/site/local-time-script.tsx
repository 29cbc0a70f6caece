/** The one script of cached pages (public/local-time.js): adds the reader's own time where it differs. */
export function LocalTimeScript() {
  return <script src="/local-time.js" defer />
}
