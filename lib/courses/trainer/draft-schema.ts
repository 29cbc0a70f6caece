import type { z } from 'zod'
import { runFields, type SessionTimes } from '@/lib/courses/runs/run-form'
import { venueRefusal } from '@/lib/courses/runs/times-and-place'

/** The schema of a posted form about a draft with these sessions, by the trainer who leads it. */
export function draftSchema(sessions: SessionTimes[]) {
  return runFields
    .pick({ zone: true, place: true, zoomUrl: true, venue: true, accessNote: true, updatedAt: true })
    .transform(({ place, ...draft }, context) => {
      const refusal = venueRefusal(place, draft.venue)
      if (refusal) context.addIssue({ code: 'custom', path: ['venue'], message: refusal })
      return { ...draft, sessions, isOnline: place !== 'ROOM' }
    })
}

export type DraftInput = z.infer<ReturnType<typeof draftSchema>>
