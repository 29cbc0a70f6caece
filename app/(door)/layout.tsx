import type { ReactNode } from 'react'
import { PublicShell } from '@/app/public-shell'

/** Exports no title: the form of a page renders its own, "Error: " included. */
export default function DoorLayout({ children }: { children: ReactNode }) {
  return <PublicShell>{children}</PublicShell>
}
