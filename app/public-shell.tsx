import type { ReactNode } from 'react'
import { Shell } from '@/components/site/shell'
import { organization } from '@/content/organization'
import { showsDemonstration } from './cached'

/** The shell of every public page, with what it has to know. */
export async function PublicShell({ children }: { children: ReactNode }) {
  return (
    <Shell isDemonstration={await showsDemonstration()} regions={organization.regions}>
      {children}
    </Shell>
  )
}
