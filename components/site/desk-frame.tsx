import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { GroupedLinks, type LinkGroup } from '@/components/ui/grouped-links'
import { DemonstrationBanner } from './demonstration-banner'
import { SkipLink } from './header'
import { Mark } from './mark'

/** The frame of a signed-in area: its name, its lists, and who is signed in. It guards nothing. */
export function DeskFrame({
  home,
  label,
  groups,
  email,
  signOut,
  isDemonstration,
  children,
}: {
  home: string
  label: string
  groups: readonly LinkGroup[]
  /** Null: nobody is signed in. */
  email: string | null
  signOut: () => Promise<void>
  isDemonstration: boolean
  children: ReactNode
}) {
  return (
    <>
      <SkipLink />
      {isDemonstration && <DemonstrationBanner />}
      <header className="border-line border-b print:hidden">
        <div className="page flex flex-wrap items-center gap-x-5 gap-y-1 py-2">
          <a href={home} className="flex min-h-11 items-center gap-2 text-ink no-underline">
            <Mark className="size-8 text-fir" />
            <span className="font-semibold font-serif text-lg tracking-wide">{label}</span>
          </a>
          {email !== null && (
            <>
              <GroupedLinks label="Desk" groups={groups} />
              <form
                action={signOut}
                className="ml-auto flex flex-wrap items-center justify-between gap-x-4 max-sm:w-full"
              >
                <a
                  href="/account/sign-in"
                  className="inline-flex min-h-11 items-center break-all text-ink-soft text-sm"
                >
                  {email}
                </a>
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
