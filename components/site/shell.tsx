import type { ReactNode } from 'react'
import { DemonstrationBanner } from './demonstration-banner'
import { Footer } from './footer'
import { Header, SkipLink } from './header'

/** What stands around every public page. */
export function Shell({
  isDemonstration,
  regions,
  children,
}: {
  isDemonstration: boolean
  regions: readonly string[]
  children: ReactNode
}) {
  return (
    <>
      <SkipLink />
      {isDemonstration && <DemonstrationBanner />}
      <Header />
      <main id="main" className="flex-1 overflow-x-clip pb-16">
        {children}
      </main>
      <Footer regions={regions} />
    </>
  )
}
