import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { showsDemonstration } from '@/app/cached'
import { errorWord } from '@/app/refused-post'
import { signOut } from '@/app/staff/actions'
import { DeskFrame } from '@/components/site/desk-frame'
import { whoIsSignedIn } from '@/lib/people/session'

export async function generateMetadata(): Promise<Metadata> {
  return {
    // No default: a page with a form writes its own title, and a second one would stand beside it.
    title: { template: `${await errorWord()}%s · ORNCC trainers`, default: '' },
    robots: { index: false, follow: false },
  }
}

/** The frame of the trainers' area. It guards nothing: every page and action in it asks for the grant itself. */
export default async function TrainerLayout({ children }: { children: ReactNode }) {
  const person = await whoIsSignedIn()
  return (
    <DeskFrame
      home="/trainer"
      label="ORNCC trainers"
      groups={[{ label: 'My runs', links: [{ href: '/trainer', label: 'My runs' }] }]}
      email={person?.email ?? null}
      signOut={signOut}
      isDemonstration={await showsDemonstration()}
    >
      {children}
    </DeskFrame>
  )
}
