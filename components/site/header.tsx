import { buttonClass } from '@/components/ui/button'
import { Mark } from './mark'
import { ways } from './navigation'

export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20 focus:bg-leaf focus:px-4 focus:py-2.5"
    >
      Skip to the content
    </a>
  )
}

/** Name, ways and the one warm action. On a phone the ways fold into a disclosure that needs no script. */
export function Header() {
  return (
    <header className="relative border-line border-b print:border-ink">
      <div className="page flex flex-wrap items-center gap-x-2.5 gap-y-2 py-2.5 sm:gap-x-5">
        <a href="/" className="mr-auto flex min-h-11 items-center gap-2 text-ink no-underline">
          <Mark className="size-9 text-fir sm:size-11" />
          <span className="leading-tight">
            <span className="block font-semibold font-serif text-lg tracking-wide sm:text-xl">ORNCC</span>
            <span className="hidden text-ink-soft text-xs leading-snug sm:block print:block">
              Oregon Network for Compassionate Communication
            </span>
          </span>
        </a>
        <nav aria-label="Main" className="hidden lg:block print:hidden">
          <ul className="flex gap-1">
            {ways.map((way) => (
              <li key={way.href}>
                <a href={way.href} className="title-link flex min-h-11 items-center px-2.5 font-semibold">
                  {way.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <a href="/donate" className={`${buttonClass('give')} max-sm:px-3.5 print:hidden`}>
          Give
        </a>
        <details className="group lg:hidden print:hidden">
          <summary className="flex min-h-11 list-none items-center gap-2 rounded-stone border-2 border-stone px-2.5 font-semibold hover:border-ink [&::-webkit-details-marker]:hidden">
            <svg
              viewBox="0 0 20 14"
              aria-hidden="true"
              className="h-3.5 w-5 max-[22rem]:hidden"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeLinecap="round"
            >
              <path className="group-open:hidden" d="M1 2C6 0 13 4 19 2M1 7C6 5 13 9 19 7M1 12C6 10 13 14 19 12" />
              <path className="hidden group-open:block" d="M4 1 16 13M16 1 4 13" />
            </svg>
            Menu
          </summary>
          <nav aria-label="Main" className="absolute inset-x-0 top-full z-10 border-ink border-b-2 bg-paper">
            <ul className="page pb-4">
              {ways.map((way) => (
                <li key={way.href} className="border-line border-b last:border-0">
                  <a href={way.href} className="title-link flex min-h-13 items-center font-semibold text-lg">
                    {way.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </details>
      </div>
    </header>
  )
}
