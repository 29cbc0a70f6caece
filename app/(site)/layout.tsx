import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PublicShell } from '@/app/public-shell'
import { Json } from '@/components/site/json'

export const metadata: Metadata = {
  title: { template: '%s · ORNCC', default: 'ORNCC · Oregon Network for Compassionate Communication' },
}

/** Where a browser may fetch a page that somebody is about to open: cached pages only, never a form or a secret link. */
const cached = ['/', '/about/*', '/articles*', '/courses*', '/events*', '/news*'].map((path) => ({
  href_matches: path,
}))
const ahead = {
  prefetch: [
    {
      where: {
        and: [
          { or: cached },
          { not: { href_matches: '/events/*/*' } },
          { not: { href_matches: ['/*.ics', '/*.xml'] } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
}

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <PublicShell>
      {children}
      <Json type="speculationrules" data={ahead} />
    </PublicShell>
  )
}
