import { Stone } from './stone'

export type RiverBend = {
  href: string
  title: string
  summary: string
  note?: string
  /** What can be done about what the note says. */
  noteLink?: { href: string; label: string }
}

const places = ['First', 'Then', 'And on'] as const

/**
 * Three steps of learning as one river: a brook, a creek, a river, each bend a link. It runs down the page on a phone and
 * across it where there is room; each stone lies in its bend. On a wide window the river goes on to the window's edge, where
 * main cuts it off.
 */
export function RiverPath({ label, bends }: { label: string; bends: readonly [RiverBend, RiverBend, RiverBend] }) {
  return (
    <nav aria-label={label} className="relative">
      <svg
        viewBox="0 0 56 600"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="absolute inset-y-0 left-0 h-full w-14 overflow-visible fill-water md:hidden"
      >
        <path d="M15 26C15 84 48 89 48 138C48 187 17 187 17 236C17 289 52 289 52 342C52 396 19 396 19 450C19 499 51 499 51 548C51 576 41 587 37 604L17 604C21 587 34 576 34 548C34 499 5 499 5 450C5 396 41 396 41 342C41 289 9 289 9 236C9 187 43 187 43 138C43 89 13 84 13 26Z" />
      </svg>
      <svg
        viewBox="0 0 1200 120"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="hidden h-30 w-full fill-water md:block"
      >
        <path d="M24 78C60 90 96 86 132 66 172 42 214 22 262 26 322 32 356 80 426 80 500 80 540 18 622 16 706 14 752 70 836 70 922 70 960 20 1048 18 1110 16 1150 42 1200 46L1200 80C1142 74 1112 50 1050 52 974 54 926 102 836 102 742 102 700 38 622 38 552 38 506 98 426 96 350 94 318 42 260 36 214 30 176 54 136 74 98 94 58 96 24 82Z" />
      </svg>
      <svg
        viewBox="0 0 200 120"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="absolute top-0 left-full hidden h-30 w-[calc(50vw-50%)] fill-water md:block"
      >
        <path d="M-1 46C70 48 130 44 200 44V83C130 84 70 82-1 80Z" />
      </svg>
      <ol className="md:grid md:grid-cols-3 md:gap-8">
        {bends.map((bend, index) => (
          <li key={bend.href} className="relative py-5 pl-18 md:py-0 md:pl-0">
            <Stone look="hollow" className="absolute top-7 left-0 size-7 text-fir md:-top-12 md:left-0" />
            <a href={bend.href} className="group block text-ink no-underline">
              <span className="block text-ink-soft text-sm">{places[index]}</span>
              <span className="block text-balance font-semibold font-serif text-2xl text-dusk underline decoration-1 underline-offset-4 group-hover:decoration-3">
                {bend.title}
              </span>
              <span className="mt-1.5 block">{bend.summary}</span>
            </a>
            {bend.note && <p className="mt-1 font-semibold text-moss text-sm">{bend.note}</p>}
            {bend.noteLink && (
              <p className="text-sm">
                <a href={bend.noteLink.href} className="inline-block py-1">
                  {bend.noteLink.label}
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
