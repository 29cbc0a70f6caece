import { printTime } from '@/lib/dates'

type Written = {
  zone: string
  isOnline: boolean
  zoomUrl: string | null
  venue: string | null
  accessNote: string | null
  updatedAt: Date
  sessions: readonly { localStart: string; localEnd: string; startsAt: Date; endsAt: Date; cancelledAt: Date | null }[]
}

/** When and where, as the form's fields have it. */
export function timesAndPlace(run: Written) {
  return {
    zone: run.zone,
    place: run.isOnline ? (run.venue === null ? 'ZOOM' : 'BOTH') : 'ROOM',
    zoomUrl: run.zoomUrl ?? '',
    venue: run.venue ?? '',
    accessNote: run.accessNote ?? '',
    updatedAt: run.updatedAt.toISOString(),
    sessions: run.sessions
      .filter(({ cancelledAt }) => !cancelledAt)
      .map(({ localStart, localEnd }) => ({
        date: localStart.slice(0, 10),
        start: localStart.slice(11),
        end: localEnd.slice(11),
      })),
    /** These stay as they are, struck out. */
    cancelled: run.sessions
      .filter(({ cancelledAt }) => cancelledAt)
      .map(({ startsAt, endsAt }) => printTime(startsAt, endsAt, run.zone, new Date()).full),
  }
}

/** What of a run a trainer may write while it is a draft: when, where, and what is said of access. */
export type DraftToEdit = ReturnType<typeof timesAndPlace> & { id: string }

/** What is wrong with a street address where people meet so; null: nothing. */
export function venueRefusal(place: 'ZOOM' | 'ROOM' | 'BOTH', venue: string | null): string | null {
  if (place !== 'ZOOM' && !venue) return 'Enter the street address'
  return place === 'ZOOM' && venue ? 'Choose “Both” above, or leave this empty' : null
}
