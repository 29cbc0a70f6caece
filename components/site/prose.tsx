import type { ReactNode } from 'react'

/** Running text at its measure, plain in the sans: policies, instructions, what the desk writes. Articles are in the serif. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose prose-plain measure">{children}</div>
}
