import type { Metadata } from 'next'
import { EmptyBed } from '@/components/ui/empty-bed'
import { PublicShell } from './public-shell'

export const metadata: Metadata = { title: 'Page not found · ORNCC', robots: { index: false } }

export default function NotFound() {
  return (
    <PublicShell>
      <div className="page pt-10">
        <h1 className="text-4xl">This page is not here</h1>
        <EmptyBed>The river has moved on, or the address was cut short on its way to you.</EmptyBed>
        <ul className="space-y-1">
          <li>
            <a href="/events" className="inline-flex min-h-11 items-center">
              See upcoming events
            </a>
          </li>
          <li>
            <a href="/find-my-registration" className="inline-flex min-h-11 items-center">
              Find my registration
            </a>
          </li>
          <li>
            <a href="/articles" className="inline-flex min-h-11 items-center">
              Read an article
            </a>
          </li>
          <li>
            <a href="/contact" className="inline-flex min-h-11 items-center">
              Write to us
            </a>
          </li>
        </ul>
      </div>
    </PublicShell>
  )
}
