import type { ReactNode } from 'react'
import { Stone, type StoneLook } from './stone'

export type Tone = 'plain' | 'good' | 'warm' | 'calm' | 'live' | 'over'

const looks: Record<Tone, { text: string; stone: StoneLook }> = {
  plain: { text: 'text-ink-soft', stone: 'dashed' },
  good: { text: 'text-moss', stone: 'hollow' },
  warm: { text: 'text-berry-ink', stone: 'half' },
  calm: { text: 'text-dusk', stone: 'filled' },
  live: { text: 'text-dusk', stone: 'ringed' },
  over: { text: 'text-ink-soft', stone: 'crossed' },
}

/** A state in words, with a stone that fills as the seats do, so that colour is never alone. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 font-semibold text-sm ${looks[tone].text}`}>
      <Stone look={looks[tone].stone} className="size-3.5" />
      <span>{children}</span>
    </span>
  )
}
