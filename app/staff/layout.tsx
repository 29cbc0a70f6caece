import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { showsDemonstration } from '@/app/cached'
import { errorWord } from '@/app/refused-post'
import { DeskFrame } from '@/components/site/desk-frame'
import { whoIsSignedIn } from '@/lib/people/session'
import { signOut } from './actions'
import { desksOf } from './desks'

export async function generateMetadata(): Promise<Metadata> {
  return {
    // No default: a page with a form writes its own title, and a second one would stand beside it.
    title: { template: `${await errorWord()}%s · ORNCC desk`, default: '' },
    robots: { index: false, follow: false },
  }
}

/** The frame of the desk. It guards nothing: every page and action in it asks for its grant itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const person = await whoIsSignedIn()
  return (
    <DeskFrame
      home="/staff"
      label="ORNCC desk"
      groups={desksOf(person?.roles ?? [])}
      email={person?.email ?? null}
      signOut={signOut}
      isDemonstration={await showsDemonstration()}
    >
      {children}
    </DeskFrame>
  )
}
