import type { ReactNode } from 'react'

/** Running text at its measure: in the serif for reading, plain in the sans for policies and instructions. */
export function Prose({ plain = false, children }: { plain?: boolean; children: ReactNode }) {
  return <div className={`prose measure ${plain ? 'prose-plain' : ''}`}>{children}</div>
}
