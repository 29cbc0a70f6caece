import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PublicShell } from '@/app/public-shell'

export const metadata: Metadata = {
  title: { template: '%s · ORNCC', default: 'ORNCC · Oregon Network for Compassionate Communication' },
  alternates: {
    types: {
      'application/rss+xml': [
        { url: '/articles/feed.xml', title: 'ORNCC articles' },
        { url: '/news/feed.xml', title: 'ORNCC news' },
      ],
    },
  },
}

export default function SiteLayout({ children }: { children: ReactNode }) {
  return <PublicShell>{children}</PublicShell>
}
