import type { ReactNode } from 'react'
import { Stone, type StoneLook } from './stone'

type NoticeLook = 'calm' | 'good' | 'warm' | 'demonstration'

const looks: Record<NoticeLook, { box: string; ink: string; stone: StoneLook }> = {
  calm: { box: 'border-dusk bg-dusk-wash', ink: 'text-dusk', stone: 'hollow' },
  good: { box: 'border-moss bg-moss-wash', ink: 'text-moss', stone: 'filled' },
  warm: { box: 'border-berry-ink bg-berry-wash', ink: 'text-berry-ink', stone: 'half' },
  demonstration: { box: 'border-dashed border-stone bg-leaf', ink: 'text-ink-soft', stone: 'dashed' },
}

/** Something to know before going on. Calm informs, good confirms, warm warns, demonstration marks what is not real. */
export function Notice({ look = 'calm', title, children }: { look?: NoticeLook; title?: string; children: ReactNode }) {
  const { box, ink, stone } = looks[look]
  return (
    <div className={`flex max-w-180 gap-3.5 border-y-2 px-4 py-4 sm:px-5 ${box}`}>
      <span className={`mt-0.5 ${ink}`}>
        <Stone look={stone} className="size-6" />
      </span>
      <div className="min-w-0 space-y-1.5">
        {title && <p className="font-semibold">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}
