import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { showsDemonstration } from '@/app/cached'
import { DemonstrationBanner } from '@/components/site/demonstration-banner'
import { SkipLink } from '@/components/site/header'
import { Mark } from '@/components/site/mark'
import { buttonClass } from '@/components/ui/button'
import { whoIsSignedIn } from '@/lib/people/session'
import { signOut } from './actions'
import { desksOf } from './desks'

export const metadata: Metadata = {
  // No default: a page with a form writes its own title, and a second one would stand beside it.
  title: { template: '%s · ORNCC desk', default: '' },
  robots: { index: false, follow: false },
}

/** The frame of the desk. It guards nothing: every page and action in it asks for its grant itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const person = await whoIsSignedIn()
  return (
    <>
      <SkipLink />
      {(await showsDemonstration()) && <DemonstrationBanner />}
      <header className="border-line border-b print:hidden">
        <div className="page flex flex-wrap items-center gap-x-5 gap-y-1 py-2">
          <a href="/staff" className="flex min-h-11 items-center gap-2 text-ink no-underline">
            <Mark className="size-8 text-fir" />
            <span className="font-semibold font-serif text-lg tracking-wide">ORNCC desk</span>
          </a>
          {person && (
            <>
              <nav aria-label="Desk">
                <ul className="-mx-2 flex flex-wrap gap-x-1">
                  {desksOf(person.roles).map((desk) => (
                    <li key={desk.href}>
                      <a href={desk.href} className="title-link flex min-h-11 items-center px-2 font-semibold">
                        {desk.label}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
              <form
                action={signOut}
                className="ml-auto flex flex-wrap items-center justify-between gap-x-4 max-sm:w-full"
              >
                <span className="break-all text-ink-soft text-sm">{person.email}</span>
                <button type="submit" className={buttonClass('quiet')}>
                  Sign out
                </button>
              </form>
            </>
          )}
        </div>
      </header>
      <main id="main" className="flex-1 pb-16">
        {children}
      </main>
    </>
  )
}
