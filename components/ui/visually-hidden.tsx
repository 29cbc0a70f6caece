import type { ReactNode } from 'react'

/** Words for those who listen to the page, where the eye has them already from the drawing or the place. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
