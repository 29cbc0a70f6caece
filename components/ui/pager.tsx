export type PagerLink = { href: string; title: string }

/** The one before and the one after, by their own titles. */
export function Pager({
  label,
  previous,
  next,
  words = { previous: 'Earlier', next: 'Later' },
}: {
  label: string
  previous?: PagerLink | undefined
  next?: PagerLink | undefined
  words?: { previous: string; next: string }
}) {
  if (!previous && !next) return null
  return (
    <nav aria-label={label} className="grid gap-x-8 border-line border-t sm:grid-cols-2 print:hidden">
      {previous && <Step link={previous} word={words.previous} rel="prev" arrow="←" />}
      {next && <Step link={next} word={words.next} rel="next" arrow="→" />}
    </nav>
  )
}

function Step({ link, word, rel, arrow }: { link: PagerLink; word: string; rel: 'prev' | 'next'; arrow: string }) {
  return (
    <a
      href={link.href}
      rel={rel}
      className={`title-link block border-line border-b py-4 ${rel === 'next' ? 'sm:col-start-2 sm:text-right' : ''}`}
    >
      <span className="block text-ink-soft text-sm">
        {rel === 'prev' && <span aria-hidden="true">{arrow} </span>}
        {word}
        {rel === 'next' && <span aria-hidden="true"> {arrow}</span>}
      </span>
      <span className="block text-balance font-semibold font-serif text-lg">{link.title}</span>
    </a>
  )
}
