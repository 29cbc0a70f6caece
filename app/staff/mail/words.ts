import type { Tone } from '@/components/ui/tag'

type State = 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'STALE'

export const mailStates: Record<State, { words: string; tone: Tone }> = {
  QUEUED: { words: 'On its way', tone: 'calm' },
  SENDING: { words: 'Being sent', tone: 'live' },
  SENT: { words: 'Sent', tone: 'good' },
  FAILED: { words: 'Could not be sent', tone: 'warm' },
  STALE: { words: 'Kept back', tone: 'over' },
}

export const HIDDEN_SUBJECT = 'Not shown here'
